"""The nouns of the toolkit: frozen records that every step reads and returns."""

from nlp_toolkit.records.commitment import TRACKABLE, Commitment, Due, Firmness, Kind, Status
from nlp_toolkit.records.comparison import Answer, Comparison, Mapped
from nlp_toolkit.records.concern import (
    Concern,
    Grouping,
    LeftOut,
    Passage,
    Sentiment,
    Severity,
    Share,
    Stability,
    Stage,
    Theme,
    Trend,
)
from nlp_toolkit.records.document import Block, Document, DocumentKind, Layout, Place, Quote
from nlp_toolkit.records.fold import FIELDS, fold, natural, opened, turned_down, waiting
from nlp_toolkit.records.framework import Framework, PlanAction
from nlp_toolkit.records.gap import Gap, Lack, VagueWording
from nlp_toolkit.records.link import Link, Strength
from nlp_toolkit.records.meeting import Definition, Item, Meeting, Paragraph, ParagraphRole, Person, Presence
from nlp_toolkit.records.outcome import Outcome, Problem, UnusableError
from nlp_toolkit.records.rating import SOON, Colour, Rating, Thresholds, rate, rate_line
from nlp_toolkit.records.reading import Reading
from nlp_toolkit.records.register import Change, ChangeKind, Line, Sitting, State
from nlp_toolkit.records.safe import DIRECT, Finding, FindingType, Key, SafeDocument
from nlp_toolkit.records.states import ENDED, LIVE, MOVES, STATES, refusal, state_name
from nlp_toolkit.records.wait import Limit, Wait

__all__ = [
    "DIRECT",
    "ENDED",
    "FIELDS",
    "LIVE",
    "MOVES",
    "SOON",
    "STATES",
    "TRACKABLE",
    "Answer",
    "Block",
    "Change",
    "ChangeKind",
    "Colour",
    "Commitment",
    "Comparison",
    "Concern",
    "Definition",
    "Document",
    "DocumentKind",
    "Due",
    "Finding",
    "FindingType",
    "Firmness",
    "Framework",
    "Gap",
    "Grouping",
    "Item",
    "Key",
    "Kind",
    "Lack",
    "Layout",
    "LeftOut",
    "Limit",
    "Line",
    "Link",
    "Mapped",
    "Meeting",
    "Outcome",
    "Paragraph",
    "ParagraphRole",
    "Passage",
    "Person",
    "Place",
    "PlanAction",
    "Presence",
    "Problem",
    "Quote",
    "Rating",
    "Reading",
    "SafeDocument",
    "Sentiment",
    "Severity",
    "Share",
    "Sitting",
    "Stability",
    "Stage",
    "State",
    "Status",
    "Strength",
    "Theme",
    "Thresholds",
    "Trend",
    "UnusableError",
    "VagueWording",
    "Wait",
    "fold",
    "natural",
    "opened",
    "rate",
    "rate_line",
    "refusal",
    "state_name",
    "turned_down",
    "waiting",
]
