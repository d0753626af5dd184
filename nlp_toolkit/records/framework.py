"""A plan for improvement as a council wrote it: areas, and the actions under them."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class PlanAction:
    """Hold one action of an improvement plan.

    Attributes:
        code: As the plan numbers it ("2.1").
        title: Its name.
        description: What it is to bring about, in a sentence or two.
        lead: Who leads it, or "".
        area: Code and title of the area it belongs to ("2 Time taken to complete assessments"), or "".
    """

    code: str
    title: str
    description: str = ""
    lead: str = ""
    area: str = ""


@dataclass(frozen=True, slots=True)
class Framework:
    """Hold an improvement plan.

    Attributes:
        name: What the plan is called ("Accelerated Progress Plan").
        actions: Its actions, in its own order.
    """

    name: str
    actions: tuple[PlanAction, ...] = field(default=())
