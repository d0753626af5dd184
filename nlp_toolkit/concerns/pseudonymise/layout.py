"""Find names by where they stand on the page: greetings, signatures, labels, e-mail headers."""

from __future__ import annotations

import re

from nlp_toolkit.concerns.pseudonymise.found import Role
from nlp_toolkit.concerns.pseudonymise.letter import Letter
from nlp_toolkit.concerns.pseudonymise.lists import plain
from nlp_toolkit.concerns.pseudonymise.runs import run

_LABEL = re.compile(r"^[>\s*•|-]*(?P<label>[^\W\d][\w’'/() -]{0,38}?)\s*[:=|]\s*(?P<value>\S.*)$", re.MULTILINE)
_ROLE_LABEL = re.compile(r"\b(officer|worker|teacher|head|senco|manager|gp|consultant|solicitor|director|sent by)\b")
_WROTE = re.compile(
    r"^[>\s]*(?:On|Le)\b.{5,60}?,?\s+(?P<name>[^\n<,:]{2,60}?)\s*(?:<[^>\n]*>)?\s*\n?\s*wrote:", re.MULTILINE
)
_SPEAKER = re.compile(
    r"^(?:\[[^\]\n]{6,30}\]\s*|\d{1,2}[/.:]\d\d(?:[/.:]\d{2,4})?,?\s*(?:\d\d:\d\d)?\s*[-–]\s*)~?\s?(?P<name>[^\n:]{1,30}):",
    re.MULTILINE,
)
_ADDRESSEE = re.compile(r"(?P<name>[^\n<>:;,]{2,50}?)\s*<[^>\n]*@[^>\n]*>")
_CLOSING_TAIL = 5


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


def signatures(letter: Letter) -> None:
    """Take the names under 'Yours sincerely' and its like, and the last line where it is but a name."""
    text = letter.text
    offset = 0
    lines = []
    for line in text.split("\n"):
        lines.append((offset, line))
        offset += len(line) + 1
    filled = [number for number, (_, line) in enumerate(lines) if line.strip()]
    closings = letter.lists.cues["closings"]
    for place, number in enumerate(filled):
        start, line = lines[number]
        content = plain(re.sub(r"^[>\s]+", "", line)).strip(" ,.!-–—:*_~x")
        content = re.sub(r"[\s,.!]+", " ", content).strip()
        follows = 0
        if content in closings:
            follows = 3
        else:
            words = content.split()
            for length in (4, 3, 2, 1):
                if (
                    " ".join(words[:length]) in closings
                    and len(words) - length <= (8 if words[0] in ("from", "signed", "signature") else 4)
                    and len(words) > length
                ):
                    near_end = place >= len(filled) - 6 or words[0] in (
                        "signed",
                        "signature",
                        "love",
                        "yours",
                        "regards",
                        "kind",
                    )
                    if near_end:
                        _inline(letter, start, line, length)
                        follows = 2
                    break
        if follows:
            _below(letter, lines, filled[place + 1 : place + 1 + follows])
    for number in filled[-6:]:
        start, line = lines[number]
        if re.fullmatch(r"\s*(?:[A-Z]\.?\s?){1,3}\s*x*\s*", line) and number > filled[0]:
            for index in range(at_offset(letter, start), len(letter.words)):
                if letter.words[index].start >= start + len(line):
                    break
                letter.name(index, "initials alone on a line near the end")
        alone = number == 0 or not lines[number - 1][1].strip()
        if alone and 0 < len(line.split()) <= 4 and not re.search(r"[\d.!?:@]", line) and number > filled[0]:
            index = at_offset(letter, start)
            inside = [
                i for i in range(index, min(index + 5, len(letter.words))) if letter.words[i].start < start + len(line)
            ]
            unusual = any(not letter.ordinary(i) for i in inside)
            if unusual and all(
                not letter.ordinary(i) or (letter.known(i) and (letter.low[i] or letter.capital(i))) for i in inside
            ):
                for i in inside:
                    letter.name(i, "stands alone near the end")
    if filled:
        start, line = lines[filled[-1]]
        index = at_offset(letter, start)
        rest = [i for i in range(index, len(letter.words)) if not letter.taken[i]]
        if (
            0 < len(rest) <= 3
            and len(filled) > 1
            and any(
                (letter.known(i) and not letter.ordinary(i)) or (letter.given(i) and letter.capital(i)) for i in rest
            )
        ):
            stretch(letter, start, len(text), "last line of the letter", any_case=True)


def _inline(letter: Letter, start: int, line: str, length: int) -> None:
    """Take the name that stands on the line of the closing words."""
    index = at_offset(letter, start) + length
    words = letter.words
    count = 0
    while index < len(words) and words[index].start < start + len(line) and count < 4:
        word = words[index]
        if count and word.gap.strip(" \t.'") not in ("", "&"):
            break
        if letter.taken[index]:
            break
        kin = not count and (word.key in letter.lists.cues["relative"] or word.key in letter.lists.cues["adult"])
        if word.key in letter.lists.cues["titles"] or word.key in ("and", "from") or kin:
            index += 1
            continue
        if letter.neutral(index) or (
            (letter.ordinary(index) and not letter.given(index) and not letter.capital(index)) and len(word.text) > 1
        ):
            break
        if letter.ordinary(index) and not letter.known(index) and not count and len(word.text) > 1:
            break
        letter.name(index, "part of a signature")
        index, count = index + 1, count + 1


def _below(letter: Letter, lines: list[tuple[int, str]], numbers: list[int]) -> None:
    """Take the names on the lines under closing words, up to a line that tells a role."""
    roles = letter.lists.cues["role_words"]
    signed: list[tuple[int, int]] = []
    for number in numbers:
        start, line = lines[number]
        words = re.findall(r"[^\W\d_][\w’'-]*", line)
        if (
            not words
            or len(words) > 7
            or re.search(r"[.!?]\s+\S+\s+\S+\s+\S+", line)
            or plain(words[0]) in ("ps", "sent", "dear", "hi", "from", "to", "enc", "cc", "tel", "copy")
        ):
            break
        if any(plain(bare) in roles or plain(bare) in letter.lists.cues["staff"] for bare in words[:6]) and (
            signed or len(words) > 2
        ):
            for begin, end in signed:
                _mark_official(letter, begin, end)
            if signed:
                break
        inner = re.split(r"[,(–—|]", line)[0]
        if _signature(letter, start, start + len(inner)):
            signed.append((start, start + len(line)))
            if len(inner) < len(line):
                rest = line[len(inner) :]
                if any(plain(w) in roles for w in re.findall(r"[\w’'-]+", rest)):
                    _mark_official(letter, start, start + len(inner))
                stretch(letter, start + len(inner), start + len(line), "part of a signature")
        elif signed:
            break


def _signature(letter: Letter, start: int, end: int) -> bool:
    index = at_offset(letter, start)
    inside = []
    while index < len(letter.words) and letter.words[index].start < end:
        inside.append(index)
        index += 1
    free = [
        i
        for i in inside
        if not letter.taken[i]
        and letter.words[i].shape != "number"
        and letter.words[i].key not in letter.lists.cues["titles"]
    ]
    free = [i for i in free if letter.words[i].key not in ("and", "x", "xx", "xxx", "the", "family")]
    if not free or len(free) > _CLOSING_TAIL:
        return False
    shapes = {letter.words[i].shape for i in free}
    telling = [i for i in free if letter.known(i) or not letter.ordinary(i) or len(letter.words[i].text) == 1]
    if not telling or any(letter.neutral(i) for i in free):
        return stretch(letter, start, end, "part of a signature")
    if "lower" in shapes and any(
        letter.ordinary(i) and letter.words[i].shape == "lower" and not letter.known(i) for i in free
    ):
        return stretch(letter, start, end, "part of a signature")
    for i in free:
        letter.name(i, "part of a signature")
    return True


def _mark_official(letter: Letter, start: int, end: int) -> None:
    index = at_offset(letter, start)
    while index < len(letter.words) and letter.words[index].start < end:
        if index in letter.names:
            letter.names[index].role = "official"
        index += 1


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
            f"stands after '{match['label'].strip()}:'",
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
