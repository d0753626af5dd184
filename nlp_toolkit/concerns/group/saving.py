"""Keep a fitted model in two files without pickle, and without the words of any letter."""

from __future__ import annotations

import datetime as dt
import json
import re
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from nlp_toolkit.concerns.group.decisions import dumps, loads
from nlp_toolkit.concerns.group.embed import Encoder
from nlp_toolkit.concerns.group.partition import Partition
from nlp_toolkit.concerns.themes import Taxonomy, ThemeClassifier
from nlp_toolkit.records import Concern, Share, Stability, Theme

if TYPE_CHECKING:
    from nlp_toolkit.concerns.group.model import ConcernModel

NUMBERS, WORDS = "model.safetensors", "model.json"
FORMAT = 1
SETTINGS = ("encoder", "fast", "threshold", "smallest", "recurring", "suppress_below", "random_state")


class ModelFileError(ValueError):
    """Say why a model cannot be kept or loaded, and what would help."""


def save(model: ConcernModel, folder: Path) -> None:
    """Write a fitted model into a folder; it holds no passage and no quote.

    Raises:
        ModelFileError: If its encoder learns words from the letters, or was given as an object.
    """
    from safetensors.numpy import save_file

    if not (model.encoder is None or isinstance(model.encoder, str)) or model.encoder_.name.startswith("lexical"):
        raise ModelFileError("a model is kept only with an encoder trained beforehand; name 'minilm' or 'static'")
    folder.mkdir(parents=True, exist_ok=True)
    partition = model.partition_
    fitted = hasattr(partition, "centres_")
    numbers = {"middles": model.centres_}
    if fitted:
        numbers |= {"centres": partition.centres_, "reach": partition.reach_}
    learned = model.classifier_.learned_ if model.classifier_ else {}
    numbers |= {name: learned[name] for name in ("weights", "intercepts") if name in learned}
    save_file({name: np.ascontiguousarray(value) for name, value in numbers.items()}, folder / NUMBERS)
    told = {
        "format": FORMAT,
        "settings": {name: getattr(model, name) for name in SETTINGS},
        "encoder": model.encoder_.name,
        "taxonomy": _taxonomy_told(model.taxonomy_) if model.taxonomy_ else None,
        "classes": [str(code) for code in learned.get("classes", ())],
        "groups": list(model.group_ids_),
        "concerns": [_concern_told(concern) for concern in model.concerns_],
        "log": dumps(model.log_),
    }
    (folder / WORDS).write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")


def load(folder: Path) -> ConcernModel:
    """Read a model that `save` wrote; it predicts and transforms as before, and quotes nobody.

    Raises:
        ModelFileError: If the files are damaged, or the encoder is another than the one it was made with.
    """
    from safetensors import SafetensorError
    from safetensors.numpy import load_file

    from nlp_toolkit.concerns.group.model import ConcernModel

    try:
        told: dict[str, Any] = json.loads((folder / WORDS).read_text(encoding="utf-8"))
        numbers = load_file(folder / NUMBERS)
        if told["format"] != FORMAT:
            raise ModelFileError(f"the model has the format {told['format']}; use the toolkit that wrote it")
        taxonomy = _taxonomy_of(told["taxonomy"]) if told["taxonomy"] else None
        model = ConcernModel(taxonomy, **told["settings"])
        model.taxonomy_, model.log_ = taxonomy, loads(told["log"])
        model.group_ids_ = tuple(told["groups"])
        model.concerns_ = tuple(_concern_of(one) for one in told["concerns"])
        model.centres_, model.passages_, model.labels_ = numbers["middles"], (), np.array([], dtype=object)
        model.places_ = model.joins_ = ()
        model._placed = ([], [])
        model.n_features_in_ = 1
        model.choose_encoders([])
        if model.encoder_.name != told["encoder"]:
            raise ModelFileError(f"the model was made with the encoder {told['encoder']}; install that one")
        model.partition_ = _partition_of(model, numbers)
        model.classifier_ = _classifier_of(taxonomy, model.encoder_, told["classes"], numbers)
    except (OSError, json.JSONDecodeError, KeyError, TypeError, SafetensorError):
        raise ModelFileError("the model's files are damaged or missing; save it again") from None
    return model


def _partition_of(model: ConcernModel, numbers: dict[str, Any]) -> Partition:
    partition = model.new_partition()
    if "centres" in numbers:
        partition.centres_, partition.reach_ = numbers["centres"], numbers["reach"]
        partition.n_features_in_ = numbers["centres"].shape[1]
    return partition


def _classifier_of(
    taxonomy: Taxonomy | None, encoder: Encoder, classes: list[str], numbers: dict[str, Any]
) -> ThemeClassifier | None:
    if taxonomy is None:
        return None
    return ThemeClassifier(taxonomy, encoder).recall({**numbers, "classes": classes} if classes else {})


def _taxonomy_told(taxonomy: Taxonomy) -> dict[str, Any]:
    return {
        "name": taxonomy.name,
        "themes": [asdict(theme) for theme in taxonomy.themes],
        "more": [list(pair) for pair in taxonomy.more],
        "cues": {code: [cue.pattern for cue in cues] for code, cues in taxonomy.cues.items()},
        "anywhere": sorted(taxonomy.anywhere),
    }


def _taxonomy_of(told: dict[str, Any]) -> Taxonomy:
    return Taxonomy(
        told["name"],
        tuple(Theme(t["code"], t["name"], t["definition"], tuple(t["examples"])) for t in told["themes"]),
        tuple((text, code) for text, code in told["more"]),
        {code: tuple(re.compile(cue, re.IGNORECASE) for cue in cues) for code, cues in told["cues"].items()},
        frozenset(told["anywhere"]),
    )


def _concern_told(concern: Concern) -> dict[str, Any]:
    told = {**asdict(concern), "quotes": ()}
    return {name: value.isoformat() if isinstance(value, dt.date) else value for name, value in told.items()} | {
        "months": [[month.isoformat(), count] for month, count in concern.months]
    }


def _concern_of(told: dict[str, Any]) -> Concern:
    days = {name: dt.date.fromisoformat(told[name]) if told[name] else None for name in ("first", "last")}
    return Concern(
        **{
            **told,
            **days,
            "terms": tuple(told["terms"]),
            "months": tuple((dt.date.fromisoformat(month), count) for month, count in told["months"]),
            "share": Share(**told["share"]) if told["share"] else None,
            "stability": Stability(**told["stability"]) if told["stability"] else None,
            "quotes": (),
        }
    )
