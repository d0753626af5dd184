"""Lists of people: names one after another, one to a line, posts with names in brackets, rows of a table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from nlp_toolkit import terms
from nlp_toolkit.commitments.structure.entry import Named, read_entry
from nlp_toolkit.commitments.structure.names import COUNTED, PLURAL, Head, looks_named, read_name, titles
from nlp_toolkit.commitments.structure.part import Part, Span
from nlp_toolkit.commitments.structure.posts import read_roles

_STOP = re.compile(
    r"(?<![A-Z])(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bDr)(?<!\bCllr)(?<!\bCllrs)(?<!\bRev)(?<!\bClir)\.\s*(?=[A-Z\d\"])(?![A-Z]\.)"
)
POST_FIRST = re.compile(
    r"\s*(?P<post>[^()]+?)\s*\((?P<who>(?:Cllr|Mr|Mrs|Ms|Miss|Dr|Prof)\b\.?[^()]+)\)\s*[.,;&]?(?:\s+and\b)?"
)
_TITLED = r"(?:(?:Borough|County|District|City|Town|Parish)\s+)?(?:Cllrs?|Councillors?|Mr|Mrs|Ms|Miss|Dr)\b\.?\s"
_JOINT = re.compile(
    r"(?<=\))\s+(?=(?:[A-Z][a-z-]+\s+){0,3}[A-Z][a-z-]+:\s)|[()]|[,;•|]|\s+(?:and|&)\s+|\n\s*(?=\S)"
    rf"|(?<=[a-z)])\s+(?={_TITLED})"
)
_INITIAL = re.compile(r"[A-Z]\.?\s")
_SAYS_WHETHER = re.compile(r"(?:present|apologies|absent|yes|no|attended|✓|✔|x)\b", re.IGNORECASE)
_FIRST_NAME = re.compile(r"[A-Z][a-z]+(?:\s*\(.*\))?")


def end_of_list(text: str, start: int, end: int) -> int:
    """End a list where a sentence begins after it.

    >>> text = "Mr Example and Mrs Sample. The Chair opened the meeting."
    >>> text[: end_of_list(text, 0, len(text))]
    'Mr Example and Mrs Sample.'
    """
    verbs = terms.load("structure")["items"]["verbs"]
    for found in _STOP.finditer(text, start, end):
        after = text[found.end() : min(found.end() + 90, end)]
        if not looks_named(after) or any(word.strip(",.") in verbs for word in after.split()[:10]):
            return found.start() + 1
    return end


def entries(text: str, start: int, end: int) -> list[Span]:
    """Cut a list of people at commas, semicolons, line ends and "and", but not inside brackets.

    >>> text = "A Example (Chair, Ward 3), B Example and C Example"
    >>> [text[left:right].strip() for left, right in entries(text, 0, len(text))]
    ['A Example (Chair, Ward 3)', 'B Example', 'C Example']
    """
    cuts = [start]
    depth = 0
    lined = _one_a_line(text[start:end])
    for found in _JOINT.finditer(text, start, end):
        mark = found.group()
        depth = max(depth + (mark == "(") - (mark == ")"), 0)
        if (
            depth
            or mark in ")("
            or (mark.isspace() and (not lined if "\n" in mark else _title_before(text[start : found.start()])))
        ):
            continue
        cuts += [found.start(), found.end()]
    cuts.append(end)
    spans = [
        _strip(text, *span) for span in zip(cuts[::2], cuts[1::2], strict=True) if text[slice(*span)].strip(" .,;")
    ]
    return [half for span in spans for half in _halves(text, *span)]


def _halves(text: str, start: int, end: int) -> list[Span]:
    """Part two names that nothing stands between ("Cllr Jan Sample Ada Example")."""
    head = read_name(text, start, end)
    words = head.name.split() if head else []
    if head is None or len(words) != 4 or not all(re.fullmatch(r"[A-Z][a-z]{2,}", word) for word in words):
        return [(start, end)]
    cut = text.rindex(words[2], start, head.end)
    return [_strip(text, start, cut), (cut, end)]


def _one_a_line(words: str) -> bool:
    """Tell a list with one person to a line from lines that are wrapped."""
    lines = [line.strip() for line in words.split("\n") if line.strip()]
    return (
        len(lines) > 1
        and not any(line.endswith((",", " and", "(")) for line in lines[:-1])
        and all(looks_named(line) for line in lines)
    )


def _title_before(text: str) -> bool:
    """Tell whether the last word is a title, or the first word of one."""
    last = text.split()[-1:] or [""]
    return last[0] in ("for", "whom", "of", "to", "with", "and", "representing") or any(
        last[0].strip(".") in title.split() for title in titles()
    )


def _strip(text: str, start: int, end: int) -> Span:
    while start < end and text[start] in ' \n.,;:-"':
        start += 1
    while end > start and text[end - 1] in ' \n,;:-"':
        end -= 1
    return start, end


def persons(text: str, start: int, end: int, *, alone: bool = False) -> Iterator[Named]:
    """Read the people in one stretch of plain text.

    Args:
        text: The plain text.
        start: Offset of the list.
        end: Offset after it.
        alone: Whether the stretch is a line of its own, which may say of one person at length what that person is.

    >>> text = "Cllr A Example (Chair), B Sample, Clerk, and 3 members of the public"
    >>> [(person.name, person.roles) for person in persons(text, 0, len(text))]
    [('A Example', ('Chair',)), ('B Sample', ('Clerk',))]
    """
    head = read_name(text, start, end)
    if (found := POST_FIRST.match(text, start, end)) and (head is None or head.title is None):
        while found:
            person = read_entry(text, found.start(), found.end())
            if person is not None:
                yield person
            found = POST_FIRST.match(text, found.end(), end)
        return
    chunks = _at_semicolons(text, start, end)
    if len(chunks) > 2 or (len(chunks) == 2 and all(read_name(text, *_strip(text, *chunk)) for chunk in chunks)):
        for left, right in chunks:
            yield from persons(text, left, right, alone=True)
        return
    spans = entries(text, start, end)
    if not spans:
        return
    first_names = all(_FIRST_NAME.fullmatch(text[left:right].strip()) for left, right in spans)
    single = first_names and (len(spans) > 1 or alone)
    if _is_one(text, spans, alone=alone, single=single):
        person = read_entry(text, spans[0][0], spans[-1][1], single=single)
        if person is not None:
            yield person
        return
    yield from _one_by_one(text, spans, single=single)


def _at_semicolons(text: str, start: int, end: int) -> list[Span]:
    """Cut a list whose entries stand between semicolons."""
    cuts = [start]
    for mark in re.compile(r";\s*(?:and\s+)?").finditer(text, start, end):
        if text.count("(", cuts[-1], mark.start()) <= text.count(")", cuts[-1], mark.start()):
            cuts += [mark.start(), mark.end()]
    cuts.append(end)
    return [(left, right) for left, right in zip(cuts[::2], cuts[1::2], strict=True) if text[left:right].strip(" .")]


def _is_one(text: str, spans: Sequence[Span], *, alone: bool, single: bool) -> bool:
    """Tell whether only the first entry is a name and all others say what that person is."""
    if PLURAL.match(text, *spans[0]) or not read_name(text, *spans[0], single=single):
        return False
    heads = [read_name(text, *span, single=single) for span in spans[1:]]
    if alone and heads[:1] and heads[0] is not None and _post_after(text, heads[0], spans[1][1]):
        heads[0] = None
    if alone and heads[:1] == [None]:
        return not any(head and (head.title or _INITIAL.match(head.name)) for head in heads)
    return not any(heads)


def _one_by_one(text: str, spans: Sequence[Span], *, single: bool) -> Iterator[Named]:
    """Read names one after another; what is no name says more of the person before it."""
    styled = any(read_name(text, *span) is None and read_roles(text[slice(*span)])[0] for span in spans[1:])
    title: str | None = None
    grown: list[tuple[int, int, str | None]] = []
    for left, right in spans:
        if COUNTED.match(text, left, right):
            break
        start = left
        if found := PLURAL.match(text, left, right):
            title, start = found.group("title"), found.end()
        head = read_name(text, start, right, single=single or title is not None)
        if head is not None and head.title and start == left:
            title = None
        if head is not None and grown and _is_post(text, head, right, grown[-1], styled=styled):
            grown[-1] = (grown[-1][0], right, grown[-1][2])
            continue
        if head is not None or read_entry(text, start, right) is not None:
            grown.append((start, right, title))
        elif grown and len(text[left:right].split()) <= 10:
            grown[-1] = (grown[-1][0], right, grown[-1][2])
    for left, right, carried in grown:
        person = read_entry(text, left, right, single=single, title=carried)
        if person is not None:
            yield person


def _is_post(text: str, head: Head, right: int, before: tuple[int, int, str | None], *, styled: bool) -> bool:
    """Tell a post ("Safer Travel Co-ordinator") from the name of another person.

    It is a post where the person before it has a title, or where others in the list have their posts after a comma.
    """
    if not _post_after(text, head, right):
        return False
    last = read_name(text, before[0], before[1], single=True)
    return bool(last and (last.title or styled) and last.end >= before[1] - 1 and before[2] is None)


def _post_after(text: str, head: Head, right: int) -> bool:
    """Tell whether what reads as a name without a title runs on into the head word of a post."""
    words = text[head.end : right].split()
    return not head.title and 0 < len(words) <= 4 and "(" not in words[0] and bool(read_roles(" ".join(words))[0])


def row(text: str, part: Part) -> Iterator[Named]:
    """Read one row of an attendance table: the name, then roles and organisation in the other cells."""
    cells = [(start, end) for start, end in part.cells if text[start:end].strip()]
    title = PLURAL.match(text[slice(*cells[0])] + " ") if cells else None
    for at, (start, end) in enumerate(cells):
        spans = entries(text, start, end)
        if not any(read_name(text, *span) for span in spans):
            continue
        people = list(persons(text, start, end, alone=True))
        if len(people) > 1:
            yield from (
                person if person.title or not title else replace(person, title=_one(title)) for person in people
            )
            continue
        for person in people[:1]:
            yield _with_cells(text, person, cells[at + 1 :])
        return


def _one(title: re.Match[str]) -> str:
    plural = terms.load("structure")["people"]["plural_titles"]
    return str(plural[title.group("title")])


def _with_cells(text: str, person: Named, cells: Sequence[Span]) -> Named:
    """Add the roles and the organisation that the cells after a name give."""
    roles, body, end = list(person.roles), person.organisation, person.end
    for cell in cells:
        if read_name(text, *cell):
            break
        if _SAYS_WHETHER.match(text, *cell):
            continue
        more, found = read_roles(" ".join(text[slice(*cell)].split()))
        roles += more
        body, end = body or found, cell[1]
    return replace(person, roles=tuple(dict.fromkeys(roles)), organisation=body, end=end)
