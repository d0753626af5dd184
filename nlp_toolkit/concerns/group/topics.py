"""The groups as a BERTopic model, for its plots and tables."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from nlp_toolkit.concerns.group.embed.encoder import EncoderError, Vectors, stay_offline
from nlp_toolkit.concerns.group.embed.sentence import REMEDY
from nlp_toolkit.concerns.group.labels import plain
from nlp_toolkit.concerns.group.partition import FEWEST, Labels, Partition

if TYPE_CHECKING:
    from bertopic import BERTopic


def bertopic_of(texts: Sequence[str], rows: Vectors, partition: Partition) -> BERTopic:
    """Fit BERTopic with parts that fit so few or so many passages, so that its topics are our groups.

    Args:
        texts: The words of each passage, without names.
        rows: A row for each passage.
        partition: The way of grouping, fitted or not.

    Raises:
        EncoderError: If BERTopic is not installed, or there are fewer than 5 passages.
    """
    stay_offline()
    try:
        from bertopic import BERTopic
        from bertopic.backend import BaseEmbedder
        from bertopic.dimensionality import BaseDimensionalityReduction
    except ImportError:
        raise EncoderError(f"this needs BERTopic, which is not installed; {REMEDY}") from None
    from sklearn.base import clone
    from sklearn.feature_extraction.text import CountVectorizer

    if len(texts) < FEWEST:
        raise EncoderError(f"{len(texts)} passages make no topics; read them as a list")
    model = BERTopic(
        embedding_model=BaseEmbedder(),
        umap_model=BaseDimensionalityReduction(),
        hdbscan_model=clone(partition),
        vectorizer_model=CountVectorizer(stop_words="english", ngram_range=(1, 2)),
        calculate_probabilities=False,
    )
    words = [plain(text).strip() or "." for text in texts]
    model.fit(words, embeddings=np.asarray(rows, dtype=np.float32))
    return model


def topics_of(model: Any) -> Labels:
    """Give the topic of each passage that a BERTopic model was fitted on; -1 where it has none."""
    return np.array(model.topics_, dtype=np.int64)
