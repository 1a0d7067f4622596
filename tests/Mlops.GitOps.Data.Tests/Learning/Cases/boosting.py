"""Trains HistGradientBoosting on scikit-learn's datasets and the loans of examples/credit-risk, on seeded splits, and prints data, splits and scores as JSON.

Scores: AUC (one against the rest, averaged over classes) and R2 on the test rows.
"""
import csv
import json
import os
import sys

os.environ.setdefault("OMP_NUM_THREADS", "1")  # on a busy machine its threads wait for each other longer than they work
import numpy as np
from sklearn.datasets import load_breast_cancer, load_diabetes, load_digits, load_wine
from sklearn.ensemble import HistGradientBoostingClassifier, HistGradientBoostingRegressor
from sklearn.metrics import r2_score, roc_auc_score
from sklearn.model_selection import train_test_split
from sklearn.utils import Bunch

SPLITS = {"breast cancer": 4, "wine": 4, "digits": 1, "diabetes": 4}
ROUNDS = {"breast cancer": 100, "wine": 100, "digits": 40, "diabetes": 100}  # digits has ten classes, so ten trees a round
LOADERS = {"breast cancer": load_breast_cancer, "wine": load_wine, "digits": load_digits, "diabetes": load_diabetes}


def load_loans():
    """The flagship's applications, with a text (the last column, as codes) among the numbers."""
    path = os.path.join(os.path.dirname(__file__), "../../../../examples/credit-risk/data/applications.csv")
    with open(path, newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    channels = sorted({row["channel"] for row in rows})
    numbers = [[float(row[c] or "nan") for c in ("amount", "income", "term_months", "age")] + [channels.index(row["channel"])] for row in rows]
    return Bunch(data=np.array(numbers), target=np.array([row["defaulted"].lower() in ("true", "1") for row in rows]).astype(int))


SPLITS["loans"], ROUNDS["loans"], LOADERS["loans"] = 4, 50, load_loans
results = []
for name, loader in LOADERS.items():
    data = loader()
    x, y = data.data.astype(np.float32), data.target
    is_classes = name != "diabetes"
    splits = []
    for seed in range(SPLITS[name]):
        train, test = train_test_split(np.arange(len(y)), test_size=0.3, random_state=seed, stratify=y if is_classes else None)
        if not is_classes:
            model = HistGradientBoostingRegressor(max_iter=ROUNDS[name], early_stopping=False).fit(x[train], y[train])
            score = r2_score(y[test], model.predict(x[test]))
        else:
            model = HistGradientBoostingClassifier(max_iter=ROUNDS[name], early_stopping=False, categorical_features=[4] if name == "loans" else None).fit(x[train], y[train])
            p = model.predict_proba(x[test])
            score = np.mean([roc_auc_score(y[test] == k, p[:, k]) for k in range(p.shape[1])])
        splits.append({"train": train.tolist(), "test": test.tolist(), "score": float(score)})
    results.append({"name": name, "rounds": ROUNDS[name], "classes": int(y.max()) + 1 if is_classes else 0, "text": 4 if name == "loans" else -1, "x": x.tolist(), "y": [float(v) for v in y], "splits": splits})
json.dump(results, sys.stdout)
