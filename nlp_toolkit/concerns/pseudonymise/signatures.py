"""Find the names under 'Yours sincerely' and its like, and at the end of a letter."""

from __future__ import annotations

import re

from nlp_toolkit.concerns.pseudonymise.layout import at_offset, stretch
from nlp_toolkit.concerns.pseudonymise.letter import Letter
from nlp_toolkit.concerns.pseudonymise.lists import plain

_CLOSING_TAIL = 5
_QUOTED = re.compile(
    r"(?m)^[ \t]*>[> \t]*(?P<id>[A-Z](?:\.?[ ]?[A-Z]){0,2})\.?[ \t]*x*[ \t]*$"
    r"(?=\s*\Z|\n[ \t>]*$|\n[ \t]*>>|\n[^>])"
)


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
    _quoted_initials(letter)
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


def _quoted_initials(letter: Letter) -> None:
    """Take the initials that alone make the last line of a quoted message."""
    for match in _QUOTED.finditer(letter.text):
        for index in range(at_offset(letter, match.start("id")), len(letter.words)):
            if letter.words[index].start >= match.end("id"):
                break
            letter.name(index, "initials that end a quoted message")


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
