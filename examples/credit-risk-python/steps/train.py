"""Learns boosted trees with scikit-learn, and writes them as text that any LightGBM reads."""

import sys

import numpy
from sklearn.ensemble import HistGradientBoostingClassifier

import inputs
import trees
from stage import STAGE, path_in, write_text


def main():
    count, rate, leaves = int(sys.argv[1]), float(sys.argv[2]), int(sys.argv[3])
    _, x, y = inputs.read(path_in("data"))
    model = HistGradientBoostingClassifier(
        max_iter=count, learning_rate=rate, max_leaf_nodes=leaves, early_stopping=False, random_state=STAGE["seed"])
    model.fit(x, y)
    text = trees.to_text(trees.of_scikit_learn(model), inputs.NAMES)

    # The trees are read from where scikit-learn keeps them for itself, so a new version may keep them otherwise.
    if not numpy.allclose(trees.predict(trees.parse(text), x), model.predict_proba(x)[:, 1], rtol=0, atol=1e-12):
        raise SystemExit("the model as text predicts something else than the model it was made from")
    write_text("model", text)
    print(f"{count} trees from {len(y)} rows")


if __name__ == "__main__":
    main()
