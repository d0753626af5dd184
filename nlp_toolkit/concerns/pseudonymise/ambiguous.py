"""Tell names that are also words (Will, Grace, Mark, Hope) from the words."""

from __future__ import annotations

from nlp_toolkit.concerns.pseudonymise.letter import Letter

_DETERMINERS = frozenset(
    ["the", "a", "an", "this", "that", "each", "every", "no", "some", "any", "these", "those", "our", "your", "in"]
)
_SINGULAR = frozenset(
    ["is", "was", "has", "had", "loves", "hates", "said", "says", "did", "does", "isn't", "wasn't", "hasn't", "hadn't",
     "doesn't", "didn't", "isnt", "wasnt", "hasnt", "doesnt", "didnt", "cant", "gets", "got", "goes", "went", "needs",
     "wants", "told", "rang", "came", "comes", "left", "lives", "likes", "cries", "cried", "waited", "thinks", "thought",
     "sat", "walked", "ran", "started", "stopped", "refused", "refuses", "asked", "asks", "slept", "sleeps", "wrote"]
)  # fmt: skip
_VERBS = frozenset(
    ["will", "may", "can", "bill", "grant", "chase", "so", "do", "art", "hope", "miss", "sue", "pat", "rob", "mark"]
)
_BEFORE_LOWER = frozenset(
    ["by", "with", "called", "nan", "ask", "rang", "told", "from", "cos", "when", "and", "to", "because", "for", "phoned",
     "emailed", "mate", "saw", "like"]
)  # fmt: skip
_AFTER_LOWER = frozenset(
    ["at", "from", "in", "said", "and", "who", "is", "was", "has", "on", "says", "told", "rang", "had", "with", "but", "hes",
     "shes", "got", "gets", "left", "went", "goes", "she", "he", "doesnt", "didnt", "cant", "wont", "isnt", "wasnt", "hasnt"]
)  # fmt: skip
_NICKS = frozenset(["big", "little", "old", "young", "wee", "poor", "mad", "lovely"])
_ABSTRACT = ("ism", "tion", "sion", "ment", "ing", "ity", "ly", "ship", "ness", "ics", "ology", "ia", "al", "nce", "ncy",
             "ive", "ers", "ors", "ed", "ous", "ure", "ful", "ble", "age", "phy", "try")  # fmt: skip


def ambiguous(letter: Letter, index: int) -> None:
    """Take an ordinary word for a name where it stands as one."""
    word = letter.words[index]
    if word.shape == "UPPER" or word.key in letter.lists.cues["staff"] or letter.eponym(index) or letter.body(index):
        return
    if word.shape == "lower":
        if letter.low[index] and letter.given(index) and _low(letter, index):
            letter.name(index, "a word that is also a name, used as one", doubtful=True)
    elif word.opens:
        if letter.given(index) and _opening(letter, index):
            letter.name(index, "a word that is also a name, used as one", doubtful=True)
    elif _inside(letter, index):
        letter.name(index, "a word that is also a name, with a capital", doubtful=True)


_PASTS = frozenset(
    ["took", "gave", "made", "kept", "knew", "saw", "felt", "brought", "bought", "thought", "spoke", "broke", "hid", "fell",
     "won", "lost", "met", "paid", "read", "sent", "spent", "stood", "taught", "threw", "woke", "grew", "bit", "hit", "put",
     "sits", "eats", "walks", "takes", "gives", "keeps", "knows", "makes", "says", "pays", "sleeps", "looks", "lies", "won't",
     "can't", "wont", "couldn't", "wouldn't", "never", "hates", "talks", "speaks", "reads", "screams", "screamed"]
)  # fmt: skip
_BEFORE_MONTH = frozenset(
    ["in", "since", "by", "until", "till", "last", "next", "this", "from", "of", "during", "early", "late", "mid", "end", "to",
     "every", "before", "after", "through", "between", "on", "around", "for", "st", "nd", "rd", "th", "the", "or", "due"]
)  # fmt: skip


def does(key: str) -> bool:
    """Tell whether a word is a verb that one person does ('is', 'took', 'walked')."""
    return key in _SINGULAR or key in _PASTS or (len(key) > 4 and key.endswith("ed"))


def month_as_name(letter: Letter, index: int) -> bool:
    """Tell whether May, April or June is a person here."""
    word = letter.words[index]
    if word.shape != "Capital" or letter.eponym(index) or letter.body(index):
        return False
    before = letter.words[index - 1].key if index and letter.joined(index) else ""
    after = _after(letter, index)
    if before in _BEFORE_MONTH or before.isdigit() or after.isdigit() or after in letter.lists.cues["not_after_name"]:
        return False
    if index and letter.words[index - 1].key in letter.lists.cues["months"]:
        return False
    return word.possessive or does(after)


def _after(letter: Letter, index: int) -> str:
    """Return the next word of the same phrase, or ""."""
    if index + 1 < len(letter.words) and letter.joined(index + 1):
        return letter.words[index + 1].key
    return ""


def _low(letter: Letter, index: int) -> bool:
    """Weigh a word in lower case, in a letter without capitals."""
    before = letter.words[index - 1].key if index and letter.joined(index) else ""
    after = _after(letter, index)
    if letter.words[index].possessive:
        return before not in _DETERMINERS
    if letter.words[index].key in _VERBS:
        return before in ("by", "with", "called", "nan", "phoned", "emailed", "rang") and (
            after in _AFTER_LOWER or not after
        )
    if after == "from" or (after in _SINGULAR and before in ("also", "because", "cos", "and", "when", "but", "so", "")):
        return True
    following = letter.words[index + 2].key if index + 2 < len(letter.words) else ""
    if after == "the" and following in letter.lists.cues["staff"]:
        return True
    return before in _BEFORE_LOWER and after in _AFTER_LOWER


def _opening(letter: Letter, index: int) -> bool:
    """Weigh the first word of a sentence, whose capital tells nothing."""
    after = _after(letter, index)
    if after in letter.lists.cues["not_after_name"]:
        return False
    if index in letter.people or letter.words[index].possessive or letter.words[index].key in letter.lists.leaning:
        return True
    if does(after) or after in ("at", "from", "who"):
        return True
    if index + 1 < len(letter.words) and letter.joined(index + 1) and letter.words[index + 1].shape == "Capital":
        if not letter.neutral(index + 1) and not letter.words[index].key in _VERBS and not letter.heading(index):
            letter.name(index + 1, "surname after a given name", doubtful=True)
            return True
    if after == "and" and letter.capital(index + 2 if index + 2 < len(letter.words) else index):
        return letter.given(min(index + 2, len(letter.words) - 1))
    following = letter.text[letter.words[index].end : letter.words[index].end + 2]
    return (
        following == ", "
        and index + 1 < len(letter.words)
        and letter.words[index + 1].key in ("our", "my", "who", "his", "her", "aged", "the")
    )


def _full_name(letter: Letter, index: int) -> bool:
    """Take a given name and the word with a capital after it for a full name ('Dawn Sparrow')."""
    at = index + 1
    if (
        not letter.given(index)
        or at >= len(letter.words)
        or not letter.joined(at)
        or letter.words[at].shape != "Capital"
    ):
        return False
    if letter.neutral(at) or letter.words[at].key in letter.lists.cues["generic"] or letter.eponym(index):
        return False
    if letter.heading(index) or letter.words[at].key in letter.lists.cues["role_words"]:
        return False
    letter.name(at, "surname after a given name", doubtful=True)
    return True


def _inside(letter: Letter, index: int) -> bool:
    """Weigh a word with a capital within a sentence."""
    word = letter.words[index]
    person = index in letter.people
    if _full_name(letter, index):
        return True
    before = letter.words[index - 1] if index and letter.joined(index) else None
    if before is not None and not person:
        if before.shape == "lower" and before.key in _DETERMINERS:
            return False
        nick = before.key in _NICKS and letter.given(index)
        if before.shape != "lower" and not nick and index - 1 not in letter.names and not before.opens:
            if letter.ordinary(index - 1):
                return False
    if not person and index + 1 < len(letter.words) and letter.joined(index + 1) and letter.capital(index + 1):
        if index + 1 not in letter.names and letter.ordinary(index + 1) and not letter.given(index + 1):
            return False
    if letter.heading(index):
        return False
    if letter.known(index) or person:
        return True
    if word.key.endswith(_ABSTRACT) or word.key in letter.lists.cues["generic"] | letter.lists.cues["role_words"]:
        return False
    if not all(part[:1].isupper() for part in word.text.split("-")):
        return False
    if word.key not in letter.lists.common or word.possessive:
        return True
    return word.key not in letter.small or does(_after(letter, index))


def kin_follows(letter: Letter, index: int) -> bool:
    """Tell whether the next word is a word for family ('wills mum')."""
    if index + 1 >= len(letter.words) or not letter.joined(index + 1):
        return False
    key = letter.words[index + 1].key
    return any(key in letter.lists.cues[sort] for sort in ("child", "adult", "relative"))
