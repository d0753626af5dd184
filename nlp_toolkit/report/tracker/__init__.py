"""Hand the register out as it is followed from meeting to meeting, and read back what people changed in it."""

from nlp_toolkit.report.tracker.edited import Edit, Edited, read_edited
from nlp_toolkit.report.tracker.export import EXPORTS, PICTURES, export_register, export_timeline
from nlp_toolkit.report.tracker.frame import HISTORY_COLUMNS, LINE_COLUMNS, history_frame, register_frame
from nlp_toolkit.report.tracker.layouts import Layout, load_layout
from nlp_toolkit.report.tracker.letters import write_letters
from nlp_toolkit.report.tracker.spoken import spoken
from nlp_toolkit.report.tracker.story import Story, story

__all__ = [
    "EXPORTS",
    "HISTORY_COLUMNS",
    "LINE_COLUMNS",
    "PICTURES",
    "Edit",
    "Edited",
    "Layout",
    "Story",
    "export_register",
    "export_timeline",
    "history_frame",
    "load_layout",
    "read_edited",
    "register_frame",
    "spoken",
    "story",
    "write_letters",
]
