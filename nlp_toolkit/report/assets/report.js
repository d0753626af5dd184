"use strict";
(() => {
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const find = (id) => document.getElementById(id);

  // A browser that runs scripts reads the passages as plain text, which is quick; each is laid out when it is opened.
  const fill = (record) => {
    const kept = record.querySelector(":scope > noscript");
    if (kept) kept.outerHTML = kept.textContent;
  };
  const open = (record) => {
    fill(record);
    record.open = true;
  };
  document.addEventListener("toggle", (event) => fill(event.target), true);

  // The rest follow while the reader is busy reading, so that the browser's own search finds them, too.
  const unfilled = all("details > noscript").map((kept) => kept.parentNode);
  const idle = window.requestIdleCallback || ((run) => setTimeout(run, 100));
  const more = () => {
    unfilled.splice(0, 20).forEach(fill);
    if (unfilled.length) idle(more);
  };
  addEventListener("load", () => setTimeout(() => idle(more), 2000));

  // A link to a record opens it.
  const show = () => {
    const target = find(decodeURIComponent(location.hash.slice(1)));
    if (!target || target.tagName !== "DETAILS") return;
    open(target);
    target.scrollIntoView({ block: "start" });
    target.querySelector("summary").focus({ preventScroll: true });
  };
  addEventListener("hashchange", show);
  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]');
    if (link && link.hash === location.hash) show();
  });

  // Paper shows everything.
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = all("details:not([open])");
    opened.forEach(open);
  });
  addEventListener("afterprint", () => {
    for (const record of opened) record.open = false;
  });
  for (const button of all("[data-open]")) {
    button.addEventListener("click", () => {
      for (const record of all("details.record")) {
        if (button.dataset.open === "true") open(record);
        else record.open = false;
      }
    });
  }

  // Filters.
  const form = find("filter");
  const rows = all("table[data-list] tbody tr");
  const words = new Map();
  const says = (row) => {
    if (!words.has(row)) words.set(row, row.textContent.toLowerCase());
    return words.get(row);
  };
  const tell = (shown) => {
    find("f-count").textContent =
      shown === rows.length ? `Showing all ${rows.length} records.` : `Showing ${shown} of ${rows.length} records.`;
  };
  const value = (id) => (find(id) ? find(id).value : "");
  const apply = () => {
    const wanted = value("f-text").toLowerCase().split(/\s+/).filter(Boolean);
    const chosen = { colour: value("f-colour"), kind: value("f-kind"), committee: value("f-committee") };
    let shown = 0;
    for (const row of rows) {
      const kept =
        Object.entries(chosen).every(([name, choice]) => !choice || row.dataset[name] === choice) &&
        wanted.every((word) => says(row).includes(word));
      if (row.hidden === kept) row.hidden = !kept;
      shown += kept;
    }
    tell(shown);
  };
  let waiting;
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(apply, 120);
  });
  form.addEventListener("reset", () => setTimeout(apply));
  form.addEventListener("submit", (event) => event.preventDefault());

  // Sorting.
  const ranks = { red: 0, amber: 1, grey: 2, green: 3 };
  const key = (row, column, how) => {
    const cell = row.cells[column];
    if (how === "rank") return String(ranks[row.dataset.colour]);
    return how === "day" ? cell.dataset.value || "9999" : cell.textContent.trim().toLowerCase();
  };
  for (const head of all("th[data-sort]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    head.replaceChildren(button);
    button.addEventListener("click", () => {
      const table = head.closest("table");
      const up = head.getAttribute("aria-sort") !== "ascending";
      for (const other of all("th[aria-sort]", table)) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", up ? "ascending" : "descending");
      const body = table.tBodies[0];
      const keyed = [...body.rows].map((row) => [key(row, head.cellIndex, head.dataset.sort), row]);
      keyed.sort(([a], [b]) => (up ? 1 : -1) * a.localeCompare(b, "en-GB", { numeric: true }));
      body.append(...keyed.map(([, row]) => row));
    });
  }

  form.hidden = rows.length === 0;
  for (const controls of all(".controls")) controls.hidden = false;
  tell(rows.length);
  addEventListener("load", show);
})();
