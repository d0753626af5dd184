"""Train the model of links and write it into the package.

    python training/tracking/train.py --out nlp_toolkit/commitments/track/links.json

A logistic regression whose weights may only have the sign an officer would expect (a shared word never speaks against a
link) and are pulled towards the values of `priors.toml`, because labelled pairs of parish minutes exercise some of the
features seldom. Prints the scores of a cross-validation in which no body stands on both sides.
"""

from __future__ import annotations

import argparse
import json
import tomllib
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from complete import complete_pairs
from scipy.optimize import minimize
from sklearn.metrics import average_precision_score

from nlp_toolkit.commitments.track import model as links
from nlp_toolkit.commitments.track.features import FEATURES

MOST, SHARE = 4.0, 0.3
"""How much the weight of a pair of real minutes counts at most, and how much beside one of a whole meeting."""
HERE = Path(__file__).parent
Array = npt.NDArray[np.float64]


def fit(values: Array, speaks: Array, weight: Array, priors: dict[str, Any]) -> Array:
    """Fit the weights, the intercept last.

    Args:
        values: One row a pair, one column a feature.
        speaks: 1 where the passage speaks of the line, else 0.
        weight: How much each pair counts.
        priors: What `priors.toml` says.
    """
    told = priors["weights"]
    middle = np.array([*(told[name] for name in FEATURES), priors["intercept"]], dtype=float)
    pull = np.full(len(middle), float(priors["pull"]))
    pull[-1] = 0.01
    rows = np.hstack([values, np.ones((len(values), 1))])
    bounds = [(None, None) if name in priors["free"] else _side(told[name]) for name in FEATURES] + [(None, None)]

    def loss(weights: Array) -> tuple[float, Array]:
        odds = rows @ weights
        away = weights - middle
        chances = 1 / (1 + np.exp(-odds))
        total = np.sum(weight * (np.logaddexp(0, odds) - speaks * odds)) + 0.5 * np.sum(pull * away**2)
        return float(total), rows.T @ (weight * (chances - speaks)) + pull * away

    found: Array = minimize(loss, middle, jac=True, method="L-BFGS-B", bounds=bounds, options={"maxiter": 5000}).x
    return found


def _side(expected: float) -> tuple[float | None, float | None]:
    return (None, 0.0) if expected < 0 else (0.0, None)


def crossed(values: Array, speaks: Array, weight: Array, bodies: list[str], priors: dict[str, Any]) -> Array:
    """Give the probability of each pair by a model that has not seen its body."""
    names = sorted(set(bodies))
    chances = np.zeros(len(speaks))
    for part in range(6):
        held = np.isin(bodies, names[part::6])
        weights = fit(values[~held], speaks[~held], weight[~held], priors)
        chances[held] = 1 / (1 + np.exp(-(values[held] @ weights[:-1] + weights[-1])))
    return chances


def main() -> None:
    """Train, score and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True)
    out = parser.parse_args().out
    priors = tomllib.loads((HERE / "priors.toml").read_text(encoding="utf-8"))
    pairs = [json.loads(line) for line in (HERE / "pairs.jsonl").read_text(encoding="utf-8").splitlines()]
    whole = complete_pairs(links.load())
    values = np.array(
        [[pair["features"].get(name, 0.0) for name in FEATURES] for pair in pairs] + [pair.values for pair in whole]
    )
    speaks = np.array([pair["speaks"] for pair in pairs] + [pair.speaks for pair in whole], dtype=float)
    share = np.minimum([pair["weight"] for pair in pairs], MOST) * SHARE
    weight = np.concatenate([share, np.ones(len(whole))])
    bodies = [pair["body"] for pair in pairs] + [pair.body for pair in whole]
    chances = crossed(values, speaks, weight, bodies, priors)
    precision = average_precision_score(speaks, chances)
    print(f"{len(speaks)} pairs, {int(speaks.sum())} links; average precision {precision:.3f}")
    for limit in (0.5, 0.6, 0.7, 0.8, 0.9):
        made = chances >= limit
        print(f"from {limit}: precision {speaks[made].mean():.2f}, recall {made[speaks == 1].mean():.2f}")
    weights = fit(values, speaks, weight, priors)
    model = {
        "weights": {name: round(float(value), 3) for name, value in zip(FEATURES, weights[:-1], strict=True)},
        "intercept": round(float(weights[-1]), 3),
        "thresholds": priors["thresholds"],
    }
    out.write_text(json.dumps(model, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
