"""Whose task it is: the words that name the owner of an undertaking, and whose it may be where none are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from nlp_toolkit.commitments.extract.actors import Actor, actors, vocabulary
from nlp_toolkit.commitments.extract.antecedents import antecedent, is_subject
from nlp_toolkit.commitments.extract.predicates import AUXILIARIES, Predicate, lemmas
from nlp_toolkit.commitments.extract.setting import setting_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from nlp_toolkit.commitments.extract.actions import Finding

FIRST = frozenset({"we", "us", "i"})
_PERSONAL = frozenset({"he", "she", "they", "it", "who", "which", "that", "him", "her", "them", "latter", "former"})
_ANYBODY = frozenset({"anyone", "anybody", "everyone", "everybody", "all", "both"})
_NOTE = re.compile(r"[(\[](?:owner|lead|action|by|responsible)\s*[:\-]\s*([^)\]]+)[)\]]", re.IGNORECASE)
_DASHED = re.compile(r"(?:[-–—(]|\.)\s*((?:[A-Z][A-Za-z]{0,3})(?:\s*[/&,+]\s*[A-Z][A-Za-z]{0,3})*)\)?\.?\s*$")
_ASKING = frozenset(
    {"ask", "request", "invite", "urge", "instruct", "direct", "task", "require", "remind", "encourage"}
)
_PUT_TO = frozenset(
    {
        "ask",
        "asked",
        "request",
        "requested",
        "invite",
        "invited",
        "urge",
        "encourage",
        "encouraged",
        "remind",
        "reminded",
        "tell",
        "told",
        "advise",
        "advised",
        "contacted",
        "commission",
    }
)
_REQUEST = re.compile(r"\b(?:request|query|complain|appeal|plea|suggestion)", re.IGNORECASE)
_REPORTED = re.compile(
    r"(?:said|stated|advised|assured|promised|pledged|explained|confirmed|replied|answered|responded|undertook|informed|told|added|reassured|guaranteed)\Z",
    re.IGNORECASE,
)
_WANTING = frozenset(
    {
        "ask",
        "request",
        "suggest",
        "query",
        "question",
        "urge",
        "enquire",
        "propose",
        "wonder",
        "call",
        "welcome",
        "like",
        "want",
        "raise",
    }
)
_BODIES = frozenset(
    {
        "council",
        "committee",
        "panel",
        "board",
        "forum",
        "cabinet",
        "executive",
        "sub-committee",
        "subcommittee",
        "commission",
        "authority",
    }
)
_FINITE = frozenset({"will", "would", "should", "past", "perfect", "be_to", "progressive", "may", "must"})
_SOMEBODY = r"(?:[A-Z]{2,4}|(?:[A-Z][a-z.'-]+)(?: [A-Z][A-Za-z.'-]+){0,3})"
_JOTTINGS = (
    re.compile(
        rf"(?:(?<=[-:;,.(]\s)|(?<=\d\s)|(?<=\band\s)|^)({_SOMEBODY}(?:(?:, | and | & ?|/| / ){_SOMEBODY})*) to (?!the\b|a\b|be\b|[A-Z])"
    ),
    re.compile(rf"\(({_SOMEBODY}(?:(?:, | and | & ?|/| / ){_SOMEBODY})*)\)"),
    re.compile(rf"(?:→|->)\s*({_SOMEBODY})"),
    re.compile(rf"^({_SOMEBODY}) - (?=[a-z])"),
)
_LABEL = re.compile(r"(?:[A-Z][\w'.-]*|for|of|and|the)(?: (?:[A-Z]?[\w'.-]+)){0,6}:\s")
_TELLING = frozenset(
    {
        "say",
        "state",
        "advise",
        "report",
        "confirm",
        "explain",
        "note",
        "inform",
        "tell",
        "mention",
        "announce",
        "update",
        "outline",
        "comment",
        "describe",
    }
)
_STATIVE = frozenset(
    {
        "be",
        "have",
        "take",
        "go",
        "happen",
        "occur",
        "become",
        "remain",
        "come",
        "appear",
        "seem",
        "begin",
        "start",
        "commence",
        "cost",
    }
)


class Named(NamedTuple):
    """Point to the words in a doc that name somebody: first character, one after the last."""

    start: int
    end: int


class Ownership(NamedTuple):
    """Say who is to do it as the words state it, and who it may be where they do not."""

    stated: Named | None = None
    suggested: Named | None = None


def owner_of(finding: Finding, doc: Doc) -> Ownership:
    """Find the words that name who is to do it, or else the words that suggest somebody.

    Args:
        finding: The clause and its kind.
        doc: The parsed paragraph.
    """
    begin = doc[finding.case.candidate.start].idx
    note = _NOTE.search(doc.text, begin)
    if note and not _other_sentence(doc, begin, note.start()):
        return Ownership(Named(note.start(1), note.end(1)))
    signed = _signed(finding, doc)
    if signed:
        return Ownership(signed)
    found = actors(doc)
    noted = _noted(finding, doc, found)
    if noted is not None:
        return Ownership(_words(noted, doc, found))
    stated = _stated(finding, doc, found)
    if stated is not None:
        return Ownership(_words(stated, doc, found))
    jotted = _jotted(finding, doc)
    if jotted:
        return Ownership(jotted)
    speaker = _speaker(finding, doc, found)
    if speaker is None:
        return Ownership()
    if finding.case.main.passive and finding.kind in {"action", "commitment", "assurance"} and not _hearsay(finding):
        return Ownership(_words(speaker, doc, found))
    return Ownership(suggested=_words(speaker, doc, found))


def _noted(finding: Finding, doc: Doc, found: list[Actor]) -> Actor | None:
    """Find the doer in note form: "Clerk to write", "Signs - JT", "ACTION: JT", "Pharmacists - visit the practices"."""
    main = finding.case.main
    if main.form in _FINITE and not finding.case.framed("asking"):
        return None
    sentence = doc[main.index].sent
    for actor in found:
        if actor.start < sentence.start or actor.end > sentence.end or actor.sort in {"thing", "pronoun"}:
            continue
        if actor.end < finding.case.candidate.start - 4 or actor.start > finding.case.candidate.end + 4:
            continue
        before = doc[actor.start - 1].text.lower() if actor.start > sentence.start else ""
        after = doc[actor.end].lower_ if actor.end < sentence.end else ""
        opens = before in {"", "-", ":", ";", ",", "and", ".", "(", "that", "then"}
        if (
            opens
            and after == "to"
            and actor.end + 1 < len(doc)
            and doc[actor.end + 1].pos_ not in {"DET", "PROPN", "NUM", "PRON"}
        ):
            return actor
        if (
            before in {"-", ":", "action"}
            and after in {"", "-", ".", "by"}
            and actor.sort in {"person", "role"} | {"name"}
        ):
            return actor
        if (
            before == ""
            and after in {"-", ":"}
            and (actor.sort in {"person", "role"} or doc[actor.head].lower_ in setting_of(doc).initials)
        ):
            return actor
    return None


def _jotted(finding: Finding, doc: Doc) -> Named | None:
    """Find the doer of a note by capitals alone: "Gus to draft a letter", "Tree survey (Nuala)"."""
    if finding.case.main.form in _FINITE or finding.kind == "decision":
        return None
    sentence = list(doc.sents)[finding.case.candidate.sentence]
    for pattern in _JOTTINGS:
        match = pattern.search(doc.text, sentence.start_char, sentence.end_char)
        if match and not any(month in match.group(1).lower() for month in vocabulary("places")):
            return Named(match.start(1), match.end(1))
    return None


def _other_sentence(doc: Doc, start: int, end: int) -> bool:
    return any(start < sentence.start_char <= end for sentence in doc.sents)


def _stated(finding: Finding, doc: Doc, found: list[Actor]) -> Actor | None:
    """Find who is said to do it: whom somebody asks, the agent of a passive, or a subject that can act."""
    main = finding.case.main
    asked = _asked(main, doc, found)
    if asked is not None:
        return _resolved(asked, finding, doc, found)
    if finding.kind == "request" and not main.passive and _asks(main, finding, doc):
        return None
    if finding.kind == "update" and not main.passive and (main.lemma in _TELLING or doc[main.index].pos_ == "ADJ"):
        return None
    agent = _agent(main, finding, doc, found)
    if agent is not None:
        return _resolved(agent, finding, doc, found)
    if main.passive and not _subject_acts(main, doc):
        return _agreed_by(finding, doc, found)
    subject = _subject(finding, doc, found)
    if subject is None:
        return None
    return _resolved(subject, finding, doc, found)


def _asks(main: Predicate, finding: Finding, doc: Doc) -> bool:
    """Tell whether the clause's own verb is the asking, so that its subject is not the one to act."""
    if main.form in {"should", "must"}:
        return False
    said = doc.text[doc[main.index].idx : finding.end]
    return main.lemma in _WANTING or (
        main.lemma in {"make", "put", "submit", "write", "have"} and bool(_REQUEST.search(said[:60]))
    )


def _subject_acts(main: Predicate, doc: Doc) -> bool:
    """Tell "the Clerk was asked to write" and "staff were committed to change" from "the path was cut"."""
    token = doc[main.index]
    forms = {main.lemma, token.lower_}
    if main.form in {"will", "would", "be_to", "should"} and forms & _PUT_TO:
        return False
    after = doc[main.index + 1].lower_ if main.index + 1 < len(doc) else ""
    return (bool(forms & vocabulary("laid_on")) and (bool(main.tail) or after == "to")) or bool(
        forms & vocabulary("adjectives")
    )


def _asked(main: Predicate, doc: Doc, found: list[Actor]) -> Actor | None:
    """Find whom an active "asked" or "instructed" is put to: the words right after it."""
    if main.passive or main.lemma not in _ASKING or main.form not in {"past", "perfect", "present", "participle"}:
        return None
    return _object(main.index, doc, found)


def _object(verb: int, doc: Doc, found: list[Actor]) -> Actor | None:
    """Find the actor that stands right after a verb."""
    place = verb + 1
    while place < len(doc) and doc[place].lower_ in {"that", "if", "for"}:
        return None
    for actor in found:
        if actor.start == place and (
            actor.can_act or doc[actor.head].lower_ in FIRST | _PERSONAL | _ANYBODY or actor.sort == "name"
        ):
            return actor
    return None


def _agent(main: Predicate, finding: Finding, doc: Doc, found: list[Actor]) -> Actor | None:
    """Find the agent of a passive: "by the Clerk"."""
    if not main.passive or main.lemma in lemmas("proposing"):
        return None
    for actor in found:
        if actor.start <= main.index or actor.start >= finding.case.candidate.end:
            continue
        if doc[actor.start - 1].lower_ == "by" and (
            actor.can_act or actor.sort == "name" or doc[actor.head].lower_ in FIRST
        ):
            between = doc[main.index + 1 : actor.start - 1]
            if not any(token.pos_ == "VERB" for token in between):
                return actor
    return None


def _subject(finding: Finding, doc: Doc, found: list[Actor]) -> Actor | None:
    """Find the subject: by the parse, else the words right before the verb and its helpers."""
    main = finding.case.main
    active = main.lemma not in _STATIVE
    parsed = _holding(found, main.subject) if main.subject is not None else None
    near = _before_verb(main, doc, found)
    if near is not None and near.sort != "thing" and near is not parsed and not _after_preposition(near, doc):
        if (
            main.form in {"will", "would", "be_to"}
            or parsed is None
            or (near.can_act and not parsed.can_act and parsed.sort != "pronoun")
        ):
            parsed = near
    for actor in (parsed, near):
        if actor is None or (actor.sort == "thing"):
            continue
        if actor.can_act or actor.sort == "pronoun" or (actor.sort == "name" and (active or main.tail)):
            return actor
    if parsed is None and main.form not in {"noun", "bare", "infinitive"} and near is None:
        return _earlier_subject(main, doc, found)
    return None


def _after_preposition(actor: Actor, doc: Doc) -> bool:
    return actor.start > 0 and doc[actor.start - 1].pos_ == "ADP"


def _holding(found: list[Actor], index: int) -> Actor | None:
    return next((actor for actor in found if actor.start <= index < actor.end), None)


def _before_verb(main: Predicate, doc: Doc, found: list[Actor]) -> Actor | None:
    """Find the actor whose words end where the verb group begins."""
    place = main.index
    first = doc[main.index].sent.start
    while place > first:
        token = doc[place - 1]
        if not (
            token.dep_ in AUXILIARIES
            or token.pos_ in {"AUX", "PART"}
            or token.pos_ == "ADV"
            or token.lower_
            in {
                "to",
                "not",
                "will",
                "would",
                "shall",
                "should",
                "be",
                "is",
                "are",
                "was",
                "were",
                "has",
                "have",
                "had",
                "now",
                "also",
                "be",
            }
        ):
            break
        if _holding(found, place - 1) is not None and token.pos_ not in {"AUX", "PART", "ADV"}:
            break
        place -= 1
    return next((actor for actor in found if actor.end == place and place > first), None)


def _earlier_subject(main: Predicate, doc: Doc, found: list[Actor]) -> Actor | None:
    """Take the subject of an earlier verb of the sentence, where this one has none."""
    first = doc[main.index].sent.start
    before = [actor for actor in found if first <= actor.start and actor.end <= main.index]
    return next((actor for actor in reversed(before) if actor.can_act and is_subject(actor, doc)), None)


def _resolved(actor: Actor, finding: Finding, doc: Doc, found: list[Actor]) -> Actor | None:
    """Put the noun in a pronoun's place; "we" stays as it is."""
    word = doc[actor.head].lower_
    if word in {"i", "we"} and _LABEL.match(doc.text):
        return _holding(found, 0) or actor
    if actor.sort != "pronoun" or word in FIRST | _ANYBODY:
        return actor
    if word not in _PERSONAL:
        return None
    meant = _told_of(actor, finding, doc, found) or antecedent(actor, doc, found)
    return meant or (actor if word in {"he", "she", "they"} else None)


def _told_of(actor: Actor, finding: Finding, doc: Doc, found: list[Actor]) -> Actor | None:
    """Find whom "he" means in "the Director said he would", and in "asked the Clerk if she would"."""
    word = doc[actor.head].lower_
    if word not in {"he", "she", "they", "it"}:
        return None
    for frame in finding.case.candidate.frames:
        if frame.lemma in _ASKING:
            asked = _object(frame.index, doc, found)
            if asked is not None and asked.can_act:
                return asked
        if frame.subject is None or frame.passive:
            continue
        who = _holding(found, frame.subject)
        if (
            who is not None
            and (who.can_act or who.sort == "name")
            and (word != "it" or who.sort not in {"person", "public"})
        ):
            return who
    return None


def _speaker(finding: Finding, doc: Doc, found: list[Actor]) -> Actor | None:
    """Find who reports it, where the clause itself names nobody."""
    for frame in finding.case.candidate.frames:
        if frame.subject is None or frame.passive or frame.lemma in lemmas("agreeing") | lemmas("proposing") | _WANTING:
            continue
        who = _holding(found, frame.subject)
        if who is not None and who.sort == "pronoun" and doc[who.head].lower_ in {"he", "she"}:
            who = antecedent(who, doc, found)
        if who is not None and who.sort in {"person", "role"}:
            return who
    return None if finding.case.candidate.frames else _reporter(finding, doc, found)


def _reporter(finding: Finding, doc: Doc, found: list[Actor]) -> Actor | None:
    """Find who says it by the words alone: a person right before "said", "advised" or the like, earlier in the sentence."""
    main = finding.case.main.index
    first = doc[main].sent.start
    for actor in reversed(found):
        if first <= actor.start and actor.end < main and actor.sort in {"person", "role"}:
            after = doc[actor.end]
            if _REPORTED.match(after.text) and any(token.lower_ == "that" for token in doc[actor.end : main]):
                return actor
    return None


def _agreed_by(finding: Finding, doc: Doc, found: list[Actor]) -> Actor | None:
    """Find the body that agrees to it: "The Board agreed that two members be invited"."""
    for frame in finding.case.candidate.frames:
        if frame.subject is not None and not frame.passive and frame.lemma in lemmas("agreeing"):
            who = _holding(found, frame.subject)
            if who is not None and who.sort == "body" and doc[who.head].lower_ in _BODIES:
                return who
    return None


def _hearsay(finding: Finding) -> bool:
    """Tell whether it is only passed on: "reported that", "noted that"."""
    return any(
        frame.lemma in {"report", "note", "hear", "understand", "mention"}
        for frame in finding.case.candidate.frames[:1]
    )


def _signed(finding: Finding, doc: Doc) -> Named | None:
    """Take initials that stand alone at the end of a note."""
    sentence = list(doc.sents)[finding.case.candidate.sentence]
    end = sentence.end_char
    if finding.case.candidate.sentence == len(list(doc.sents)) - 2 and len(doc.text) - end < 14:
        end = len(doc.text)
    match = _DASHED.search(doc.text, sentence.start_char, end)
    if match is None or match.end() <= finding.start:
        return None
    parts = [part.strip() for part in re.split(r"[/&,+]", match.group(1))]
    bracketed = doc.text[match.start()] == "("
    if all(part.lower() in setting_of(doc).initials or (bracketed and part.isupper()) for part in parts):
        return Named(match.start(1), match.end(1))
    return None


def _words(actor: Actor, doc: Doc, found: list[Actor]) -> Named:
    """Give the actor's words, with others joined to it by "and" where they do it together."""
    first, last = actor, actor
    place = found.index(actor) if actor in found else -1
    while place > 0 and _together(found[place - 1], first, doc):
        place -= 1
        first = found[place]
    place = found.index(actor) if actor in found else len(found)
    while place + 1 < len(found) and _together(last, found[place + 1], doc):
        place += 1
        last = found[place]
    start = first.start
    if doc[start].lower_ in {"both", "all", "that"} and start + 1 < first.end:
        start += 1
    return Named(doc[start].idx, doc[last.end - 1].idx + len(doc[last.end - 1]))


def _together(one: Actor, other: Actor, doc: Doc) -> bool:
    """Tell whether two actors are joined as one subject or object."""
    between = [token.lower_ for token in doc[one.end : other.start]]
    if (
        not between
        or len(between) > 2
        or not set(between) <= {"and", "&", ",", "/", "+", "with"}
        or between == ["with"]
    ):
        return False
    if between == [","] and doc[other.start].pos_ == "DET":
        return False
    if not (one.can_act or one.sort == "name") or not (other.can_act or other.sort == "name"):
        return False
    return any(
        token.dep_ == "conj" and one.start <= token.head.i < one.end or one.start <= token.head.i < one.end
        for token in doc[other.start : other.end]
    )
