"""Records as they are written into a register, and read back from it."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import types
import zlib
from functools import cache
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from sqlalchemy import RowMapping

from nlp_toolkit.records import Change, Commitment, Quote, Reading

T = TypeVar("T")


def pack(reading: Reading) -> bytes:
    """Write a reading small."""
    return zlib.compress(json.dumps(_plain(reading), ensure_ascii=False, separators=(",", ":")).encode())


def unpack(packed: bytes) -> Reading:
    """Read a reading back."""
    return _made(Reading, json.loads(zlib.decompress(packed)))


def row_of(change: Change) -> dict[str, Any]:
    """Lay a change out in the columns of the history."""
    quote = change.quote
    return {
        "ref": change.ref,
        "kind": change.kind,
        "on": change.on,
        "by": change.by,
        "person": change.person,
        "field": change.field,
        "before": change.before,
        "after": change.after,
        "reason": change.reason,
        "source": quote.source if quote else None,
        "start": quote.start if quote else None,
        "end": quote.end if quote else None,
        "words": quote.text if quote else None,
        "committee": change.committee,
        "council": change.council,
        "confidence": change.confidence,
        "proposed": change.proposed,
        "record": json.dumps(_plain(change.record), ensure_ascii=False) if change.record else None,
        "of": change.of,
    }


def change_of(row: RowMapping) -> Change:
    """Read a change back from a row of the history."""
    quoted = row["words"] is not None
    return Change(
        ref=row["ref"],
        kind=row["kind"],
        on=row["on"],
        by=row["by"],
        person=row["person"],
        field=row["field"],
        before=row["before"],
        after=row["after"],
        reason=row["reason"],
        quote=Quote(row["source"], row["start"], row["end"], row["words"]) if quoted else None,
        committee=row["committee"],
        council=row["council"],
        confidence=row["confidence"],
        proposed=row["proposed"],
        record=_made(Commitment, json.loads(row["record"])) if row["record"] else None,
        of=row["of"],
        id=row["id"],
        made=dt.datetime.fromisoformat(row["made"]),
    )


def _plain(value: object) -> Any:
    """Turn records into what JSON holds; fields that keep their default are left out."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {
            field.name: _plain(held)
            for field in dataclasses.fields(value)
            if (held := getattr(value, field.name)) != field.default
        }
    if isinstance(value, (dt.date, dt.time)):
        return value.isoformat()
    if isinstance(value, (tuple, list)):
        return [_plain(each) for each in value]
    return value


def _made(kind: type[T], held: Any) -> T:
    """Make a record of what JSON holds, by the types that its class declares."""
    return cast("T", _value(kind, held))


def _value(kind: Any, held: Any) -> Any:
    if held is None or kind in (str, int, float, bool, Any):
        return held
    if dataclasses.is_dataclass(kind):
        hints = _hints(cast("type", kind))
        return cast("Any", kind)(**{name: _value(hints[name], each) for name, each in held.items()})
    if kind in (dt.date, dt.time):
        return kind.fromisoformat(held)
    origin, parts = get_origin(kind), get_args(kind)
    if origin is Literal:
        return held
    if origin in (Union, types.UnionType):
        return _value(next(part for part in parts if part is not type(None)), held)
    if origin is tuple:
        kinds = parts[:1] * len(held) if len(parts) == 2 and parts[1] is Ellipsis else parts
        return tuple(_value(part, each) for part, each in zip(kinds, held, strict=True))
    raise TypeError(f"a record cannot be written with a field of the type {kind}")


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)
