"""What the officer decides once for all letters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Settings:
    """Say how each sort of finding is replaced.

    Attributes:
        names: "codes" puts [CHILD 1]; "realistic" puts invented names.
        officials: Whether people in a public role are replaced or kept.
        dates: "month" leaves the month; "shift" moves all dates of a family by the same number of days; or "keep".
        ages: "band" leaves a range; or "keep".
        places: "district" leaves the nearest large town where the letters name it; "codes" leaves nothing; or "keep".
        diagnoses: Kept, since they are the substance, or removed.
        random_state: Seed of invented names and of the days that dates move by.
    """

    names: Literal["codes", "realistic"] = "codes"
    officials: Literal["replace", "keep"] = "replace"
    dates: Literal["month", "shift", "keep"] = "month"
    ages: Literal["band", "keep"] = "band"
    places: Literal["district", "codes", "keep"] = "district"
    diagnoses: Literal["keep", "remove"] = "keep"
    random_state: int = 0
