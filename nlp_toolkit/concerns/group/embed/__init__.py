"""Turn passages into rows of numbers: by sentences, by words, or by counts, as the machine allows."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from nlp_toolkit.concerns.group.embed.cache import CachedEncoder, cache_folder
from nlp_toolkit.concerns.group.embed.encoder import Encoder, EncoderError, Progress, Vectors, unit
from nlp_toolkit.concerns.group.embed.sentence import SentenceEncoder
from nlp_toolkit.concerns.group.embed.static import StaticEncoder
from nlp_toolkit.language import minilm

__all__ = [
    "CachedEncoder",
    "Encoder",
    "EncoderError",
    "Progress",
    "SentenceEncoder",
    "StaticEncoder",
    "Vectors",
    "cache_folder",
    "choose",
    "unit",
]


def choose(name: str | None = None, *, fast: bool = False, telling: bool = False, cache: Path | None = None) -> Encoder:
    """Choose an encoder by its name, or the best that is installed.

    Args:
        name: "minilm", "static", "lexical", or the folder or name of a sentence-transformers model.
        fast: Take "static" where no name is given.
        telling: Let the words that say what a text is about weigh more; the best for grouping.
        cache: Folder of the cache; the user's if not given.

    >>> choose("lexical").name
    'lexical-128'
    """
    if name is None:
        installed = find_spec("torch") and find_spec("sentence_transformers") and minilm.installed()
        name = ("static" if fast else "minilm") if installed else "lexical"
    if name == "lexical":
        from nlp_toolkit.concerns.group.embed.lexical import LexicalEncoder

        return LexicalEncoder()
    if name == "static":
        return StaticEncoder(cache / "static" if cache else None, telling=telling)
    return CachedEncoder(SentenceEncoder(None if name == "minilm" else name, telling=telling), cache)
