"""Hand the register out as it is followed from meeting to meeting, and read back what people changed in it."""

from nlp_toolkit.report.tracker.edited import Edit, Edited, read_edited
from nlp_toolkit.report.tracker.frame import HISTORY_COLUMNS, LINE_COLUMNS, history_frame, register_frame
from nlp_toolkit.report.tracker.layouts import Layout, load_layout

__all__ = [
    "HISTORY_COLUMNS",
    "LINE_COLUMNS",
    "Edit",
    "Edited",
    "Layout",
    "history_frame",
    "load_layout",
    "read_edited",
    "register_frame",
]
