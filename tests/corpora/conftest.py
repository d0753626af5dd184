from __future__ import annotations

import sys
from pathlib import Path

CORPORA = Path(__file__).resolve().parents[2] / "corpora"
sys.path.insert(0, str(CORPORA))
