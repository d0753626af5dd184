"""Find people who are called by letters: initials, single letters, names spelt out."""

from __future__ import annotations

import re

from nlp_toolkit import terms
from nlp_toolkit.concerns.pseudonymise.letter import Letter
from nlp_toolkit.concerns.pseudonymise.runs import shouted
from nlp_toolkit.concerns.pseudonymise.slots import does

_DOTTED = re.compile(r"(?<![\w.])(?:[A-Z]\.\s?){2,4}(?![\w])|(?<![\w.])[A-Z]\.[A-Z](?![\w.])")
_INITIAL_AND_NAME = re.compile(r"(?<![\w.])(?:[A-Z]\.\s?){1,3}\s?[A-Z][\w’'-]+")
_SMALL_SIGNED = re.compile(
    r"(?m)(?:[:–—-]|\bpp|\bby)[ \t]*(?!(?:e\.g|i\.e|a\.m|p\.m|n\.b|p\.s)\b)[a-z]\.[ ]?[a-z]\.?[ \t]*$"
)
_SIGNED = re.compile(r"(?m)[.!?,][ \t]+[A-Z]\.?[ \t]*x*$")
_SPELT_OUT = re.compile(r"(?<![\w'’])[A-Za-z](?:[ -][A-Za-z]){3,}(?![\w'’])")
_SAID = "|".join(sorted(terms.load("word_names")["letters"].split(), key=len, reverse=True))
_SAID = rf"(?:double[ -])?(?:{_SAID}|[a-z])(?:\s(?:for|as\sin)\s[a-z]+)?"
_LETTERS_SAID = re.compile(rf"(?i)(?<![\w'’])(?:{_SAID}(?:[\s,]+|-)(?:and\s)?){{3,}}{_SAID}(?![\w'’])")
_CHILD_HIDDEN = re.compile(
    r"\.?\s*\(\d{1,2}\)|\s*\((?:a|the|my|our) (?:child|minor|boy|girl|pupil|protected|young)|\s+\(?v\.?\s"
)
_I_AND_NAME = re.compile(
    r"(?m)(?:^|[;,:(>]|\b[Cc]\.?[Cc]\.?|\b(?:Mr|Mrs|Ms|Miss|Dr|and|&))[ \t]*"
    r"\bI(?=[ \t]+[A-Z][\w’'-]+[ \t]*(?:$|[,;)(]))"
)
_TWO_AND_NAME = re.compile(r"(?<![\w.&])[A-Z]\.?[ \t]*(?:&|and|\+)[ \t]*[A-Z]\.?[ \t]+[A-Z][\w’'-]+")
_EXPERT = re.compile(r"\s\((?:EP|OT|CO|SW|HV|TA|CSW|EWO|SALT|SENCO|SENCo)\)")
_WORDS = terms.load("name_context")
_NOT_INITIALS = frozenset(_WORDS["not_initials"])
_NOT_ALONE = frozenset(["i", "a", "o", "x", "s"])
_NUMBERED = frozenset(_WORDS["numbered"])
_BESIDE = frozenset(["with", "to", "told", "for", "and", "from", "by", "that", "when", "of"])
_DID = frozenset(["by", "cc", "told", "emailed", "e-mailed", "rang", "phoned", "asked", "chased", "texted"])
_ASKED = frozenset(
    [
        "could",
        "can",
        "would",
        "will",
        "ask",
        "tell",
        "did",
        "has",
        "and",
        "with",
        "for",
        "from",
        "to",
        "when",
        "if",
        "that",
        "by",
        "says",
    ]
)


def initialled(letter: Letter) -> None:
    """Take the initial and the name of 'J. Sowden'."""
    words = letter.words
    for match in _INITIAL_AND_NAME.finditer(letter.text):
        if re.match(r"(?:P\.\s?){1,2}S\.|N\.\s?B\.|R\.\s?E\.", match.group()):
            continue
        for index in _between(letter, match.start(), match.end()):
            if not letter.neutral(index) and words[index].key not in letter.lists.cues["generic"]:
                letter.name(index, "initial and name", doubtful=True)


def paired(letter: Letter) -> None:
    """Take 'V & T Haldane', and the I of 'cc I Verhoeven'."""
    for match in _TWO_AND_NAME.finditer(letter.text):
        inside = _between(letter, match.start(), match.end())
        if not letter.neutral(inside[-1]) and not letter.body(inside[-1]):
            for index in (inside[0], inside[-2], inside[-1]):
                letter.name(index, "two initials and a name")
    for match in _I_AND_NAME.finditer(letter.text):
        for index in _between(letter, match.end() - 1, match.end()):
            if index + 1 in letter.names and not letter.given(index + 1):
                letter.name(index, "initial before a surname")


def initials(letter: Letter) -> None:
    """Take initials of the names found, single letters that stand for a child, and letters beside a name."""
    words = letter.words
    for match in _DOTTED.finditer(letter.text):
        bare = re.sub(r"[.\s]", "", match.group()).casefold()
        if bare in _NOT_INITIALS:
            continue
        for index in _between(letter, match.start(), match.end()):
            letter.name(index, "initials", doubtful=True)
    for match in _SIGNED.finditer(letter.text):
        if re.match(r"\n[ \t]*[a-z]", letter.text[match.end() : match.end() + 3]):
            continue
        for index in _between(letter, match.start(), match.end())[:1]:
            letter.name(index, "initial at the end of a line", doubtful=True)
    for match in _SMALL_SIGNED.finditer(letter.text):
        for index in _between(letter, match.start(), match.end()):
            if len(words[index].text) == 1:
                letter.name(index, "initials at the end of a line", doubtful=True)
    for form in (_SPELT_OUT, _LETTERS_SAID):
        for match in form.finditer(letter.text):
            for index in _between(letter, match.start(), match.end()):
                letter.name(index, "a name spelt out", doubtful=True)
    sets, firsts = _sets(letter)
    _shortened(letter, sets)
    lone = [index for index, word in enumerate(words) if len(word.text) == 1 and word.shape == "Capital"]
    for _ in range(2):  # one letter may give another away
        singles = {words[index].text for index in lone if index in letter.names}
        for index in lone:
            if index not in letter.names and not letter.taken[index]:
                _letter_alone(letter, index, singles, firsts)
    sets |= _sets(letter)[0]
    _shortened(letter, sets)
    _shortened(letter, _crossed(letter, sets))


def _shortened(letter: Letter, sets: set[str]) -> None:
    """Take capitals that are somebody's initials, wherever they stand."""
    for index, word in enumerate(letter.words):
        if word.shape == "UPPER" and len(word.text) <= 5 and index not in letter.names and not letter.taken[index]:
            _capitals(letter, index, sets)


def _crossed(letter: Letter, sets: set[str]) -> set[str]:
    """Pair first letters with others' last ones, where people are called by initials: a family shares its surname."""
    called = [word.text for at, word in enumerate(letter.words) if at in letter.names and word.text in sets]
    if not called:
        return set()
    pairs = [one for one in sets if len(one) == 2]
    firsts = {letter.words[at].text[0].upper() for at in letter.names if letter.given(at)}
    return {first + pair[1] for first in firsts for pair in pairs}


def _sets(letter: Letter) -> tuple[set[str], set[str]]:
    """List the initials of every name found, and their first letters."""
    sets: set[str] = set()
    run: list[int] = []
    for index in sorted(letter.names):
        if run and not (index == run[-1] + 1 and letter.joined(index)):
            run = []
        run.append(index)
        for start in range(len(run)):
            letters = "".join(_letters(letter.words[at].text) for at in run[start:])
            sets.add(letters)
            sets.add("".join(letter.words[at].text[0].upper() for at in run[start:]))
    firsts = {letter.words[at].text[0].upper() for at in letter.names if len(letter.words[at].text) > 1}
    return {one for one in sets if len(one) > 1}, firsts


def _letters(name: str) -> str:
    """Return the initials of one name, both of a double-barrelled one."""
    return (name[0] + "".join(re.findall(r"-([^\W\d])", name))).upper()


def _capitals(letter: Letter, index: int, sets: set[str]) -> None:
    """Take capitals that are somebody's initials, or that do what people do."""
    word = letter.words[index]
    if word.key in _NOT_INITIALS:
        return
    neutral, letters = letter.neutral(index), word.text.replace("-", "")
    following = letter.words[index + 1].key if index + 1 < len(letter.words) and letter.joined(index + 1) else ""
    acts = following in ("to", "will", "has") or does(following)
    post = word.key in letter.lists.cues["staff"] or word.key in letter.lists.cues["role_words"]
    if letters in sets and (not neutral or len(letters) > 2 or (acts and not post)) and not shouted(letter, index):
        letter.name(index, "initials of a name found elsewhere", doubtful=True)
        return
    before = letter.words[index - 1].key if index else ""
    beside = index - 1 in letter.names and letter.words[index - 1].shape == "UPPER" and letter.words[index].gap == " / "
    if len(letters) == 2 and (before in _DID or beside) and not neutral and not shouted(letter, index):
        letter.name(index, "initials after what is done to somebody", doubtful=True)
        return
    usable = not neutral and len(letters) in (2, 3) and not letter.ordinary(index) and not shouted(letter, index)
    somebody = acts or _EXPERT.match(letter.text, word.end) or re.fullmatch(r"[A-Z]-[A-Z]", word.text)
    if usable and somebody:
        letter.name(index, "initials of somebody who acts", doubtful=True)


def _alone(letter: Letter, index: int) -> bool:
    """Tell whether a letter and the name after it follow another initial, or fill their line ('B A Cole')."""
    if index + 1 not in letter.names or not letter.joined(index + 1):
        return False
    if index - 1 in letter.names and letter.joined(index):
        return True
    line = letter.words[index].line
    return sum(word.line == line for word in letter.words[max(0, index - 4) : index + 5]) < 4


def _between(letter: Letter, start: int, end: int) -> list[int]:
    return [i for i, word in enumerate(letter.words) if word.start >= start and word.end <= end]


def _letter_alone(letter: Letter, index: int, singles: set[str], firsts: set[str]) -> None:
    """Take a capital letter that stands for somebody: beside a name, or used as one elsewhere."""
    word = letter.words[index]
    beside = (index + 1 in letter.names and letter.joined(index + 1)) or (
        index - 1 in letter.names and letter.joined(index)
    )
    following = letter.words[index + 1].key if index + 1 < len(letter.words) else ""
    before = letter.words[index - 1].key if index else ""
    if before in _NUMBERED and letter.joined(index) and not (before == "and" and singles):
        return
    if word.key == "e" and re.search(r"(?i)a\s*(?:&|and|\+)\s*$", letter.text[max(0, word.start - 6) : word.start]):
        return
    dotted = letter.text[word.end : word.end + 1] == "."
    ended = (
        index - 1 in letter.names
        and letter.joined(index)
        and not re.match(r"\s[a-z]", letter.text[word.end : word.end + 2])
    )
    spoken = index - 1 in letter.names and (following == "and" or following in letter.lists.cues["after_name"])
    if beside and (
        word.key not in ("i", "a") or dotted or _alone(letter, index) or (word.key == "a" and (ended or spoken))
    ):
        letter.name(index, "initial beside a name")
    elif _CHILD_HIDDEN.match(letter.text, word.end) and (word.key not in ("i", "a") or before not in ("", "and")):
        letter.name(index, "a letter in place of a name")
    elif dotted and word.key not in _NOT_ALONE and re.match(r"\.[,']?\s?[a-z’']", letter.text[word.end : word.end + 4]):
        letter.name(index, "a letter with a full stop within a sentence", doubtful=True)
    elif (
        word.text in singles
        and word.key != "i"
        and (word.key != "a" or following in letter.lists.cues["after_name"] or word.possessive)
    ):
        letter.name(index, "an initial used as a name elsewhere")
    elif word.key not in _NOT_ALONE and (
        (following in letter.lists.cues["after_name"] and following not in ("and", "just"))
        or word.possessive
        or (word.text in firsts and before in _ASKED and letter.joined(index))
        or (bool(singles) and before in _BESIDE and letter.joined(index))
    ):
        letter.name(index, "an initial used as a name", doubtful=True)
