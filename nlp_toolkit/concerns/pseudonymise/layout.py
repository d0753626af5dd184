"""Find names by where they stand on the page: greetings, labels, e-mail headers, speakers."""

from __future__ import annotations

import re

from nlp_toolkit.concerns.pseudonymise.found import Role
from nlp_toolkit.concerns.pseudonymise.letter import Letter
from nlp_toolkit.concerns.pseudonymise.lists import plain
from nlp_toolkit.concerns.pseudonymise.runs import run

_LABEL = re.compile(
    r"^[>\s*•|-]*(?P<label>[^\W\d][\w’'/() -]{0,38}?)(?:\s*[:=|]\s*|\t|[ ]{3,})(?P<value>\S.*)$", re.MULTILINE
)
_ROLE_LABEL = re.compile(r"\b(officer|worker|teacher|head|senco|manager|gp|consultant|solicitor|director|sent by)\b")
_WROTE = re.compile(
    r"^[>\s]*(?:On|Le)\b.{5,60}?,?\s+(?P<name>[^\n<,:]{2,60}?)\s*(?:<[^>\n]*>)?\s*\n?\s*wrote:", re.MULTILINE
)
_SPEAKER = re.compile(
    r"^(?:\[[^\]\n]{6,30}\]\s*|\d{1,2}[/.:]\d\d(?:[/.:]\d{2,4})?,?\s*(?:\d\d:\d\d)?\s*[-–]\s*)~?\s?(?P<name>[^\n:]{1,30}):",
    re.MULTILINE,
)
_ADDRESSEE = re.compile(r"(?P<name>[^\n<>:;,]{2,50}?)\s*<[^>\n]*@[^>\n]*>")


def at_offset(letter: Letter, offset: int) -> int:
    """Find the first word that ends after an offset."""
    low, high = 0, len(letter.words)
    while low < high:
        middle = (low + high) // 2
        if letter.words[middle].end <= offset:
            low = middle + 1
        else:
            high = middle
    return low


def stretch(letter: Letter, start: int, end: int, reason: str, *, role: Role = "", any_case: bool = False) -> bool:
    """Take every name-like word between two offsets; tell whether there was one."""
    index, taken = at_offset(letter, start), False
    while index < len(letter.words) and letter.words[index].start < end:
        word = letter.words[index]
        if word.key in letter.lists.cues["titles"]:
            index += 1
            continue
        if (
            any_case
            and word.shape == "lower"
            and not letter.taken[index]
            and not letter.neutral(index)
            and len(word.text) > 1
        ) and (not letter.ordinary(index) or letter.given(index)):
            letter.name(index, reason, role=role)
            index, taken = index + 1, True
            continue
        reached = run(letter, index, reason, role=role, strong=any_case, most=5)
        taken = taken or reached > index
        index = max(reached, index + 1)
    return taken


def greetings(letter: Letter) -> None:
    """Take the names after 'Dear', 'Hi', 'To'."""
    for index, word in enumerate(letter.words):
        length = letter.cue("salutations", index) if word.opens or word.shape == "Capital" else 0
        if not length or not word.opens or index + length >= len(letter.words):
            continue
        if word.key == "to" and letter.words[index + length].shape == "lower":
            continue
        line_end = letter.text.find("\n", word.end)
        stop = line_end if line_end >= 0 else len(letter.text)
        after = index + length
        first = True
        while after < len(letter.words) and letter.words[after].start < stop and after - index < 8:
            here = letter.words[after]
            mark = here.gap.strip(" \t")
            if mark not in ("", ",", "&", "/", ".") or (mark == "," and not letter.capital(after)):
                break
            if here.key in letter.lists.cues["titles"] or here.key in (
                "and",
                "all",
                "both",
                "my",
                "dear",
                "lovely",
                "there",
                "again",
            ):
                after += 1
                continue
            if mark == "," and not first and letter.ordinary(after):
                break
            if letter.cue("salutations", after) or letter.body(after):
                break
            strong = here.shape != "lower" and (
                letter.known(after)
                or not letter.ordinary(after)
                or letter.words[after - 1].key in letter.lists.cues["titles"]
            )
            reached = run(letter, after, f"greeted with '{word.text}'", strong=strong, most=3)
            if (
                reached == after
                and here.shape == "lower"
                and first
                and not letter.ordinary(after)
                and not letter.taken[after]
            ):
                letter.name(after, f"greeted with '{word.text}'")
                reached = after + 1
            if reached == after:
                break
            after, first = reached, False


_AGENT = re.compile(
    r"\w{3,}(?:viewer|itor|essor|iser|izer|caller|driver|taker|author|eferrer|leader|chair|keeper|maker|by|with|for)$|present|attend|apologies|absent"
)


def _names_somebody(letter: Letter, label: str) -> bool:
    """Tell whether what stands after a label like 'Class teacher' or 'Mum' may be a name."""
    words = label.split()
    if len(words) > 4 or not words:
        return False
    cues = letter.lists.cues
    return bool(_AGENT.search(label)) or any(
        words[-1] in cues[sort] or label in cues[sort] for sort in ("child", "adult", "relative", "staff")
    )


def labels(letter: Letter) -> None:
    """Take the names after 'Name:', 'From:', 'Pupil:' and in quoted headers and chats."""
    cues = letter.lists.cues
    for match in _LABEL.finditer(letter.text):
        label = plain(match["label"]).strip()
        label = re.sub(r"\s*\([^)]*\)", "", label).strip()
        if (
            label not in cues["labels"]
            and not _names_somebody(letter, label)
            and not re.search(
                r"\b(?:first|last|full|family|sur|child'?s|parent'?s|pupil'?s|your|maiden)\s*(?:name|surname|forename)s?$|^(?:name|surname|forename)s?\b",
                label,
            )
        ):
            continue
        for index in range(at_offset(letter, match.start("label")), at_offset(letter, match.end("label") + 1)):
            if letter.words[index].end <= match.end("label") and letter.ordinary(index):
                letter.labels.add(index)
        child = any(word in label for word in cues["child_labels"])
        role: Role = "child" if child else "official" if _ROLE_LABEL.search(label) else ""
        value, start = match["value"], match.start("value")
        prose = len(value.split()) > 8 or label in (
            "re",
            "subject",
            "about",
            "to",
            "sent",
            "contact",
            "parents",
            "member",
            "from",
            "print",
            "author",
        )
        stretch(
            letter,
            start,
            start + len(value),
            f"stands after '{match['label'].strip() if label in cues['labels'] else label.split()[-1]}:'",
            role=role,
            any_case=not prose,
        )
    for pattern, reason in (
        (_WROTE, "sender of a quoted message"),
        (_SPEAKER, "speaker in a chat"),
        (_ADDRESSEE, "name beside an e-mail address"),
    ):
        for match in pattern.finditer(letter.text):
            stretch(letter, match.start("name"), match.end("name"), reason, any_case=True)
