"""Prints the permutation importance that scikit-learn tells of its own models: permutation_importance.py ROWS.csv"""
import csv
import json
import sys

import numpy
from sklearn.inspection import permutation_importance
from sklearn.linear_model import LogisticRegression, Ridge
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

INPUTS = ["size", "age", "noise"]

with open(sys.argv[1], newline="", encoding="utf-8") as file:
    rows = list(csv.DictReader(file))
inputs = numpy.array([[float(row[name]) for name in INPUTS] for row in rows])

answers = {}
for metric, scoring, model, label in [
    ("rmse", "neg_root_mean_squared_error", Ridge(alpha=1), "price"),
    ("r2", "r2", Ridge(alpha=1), "price"),
    ("auc", "roc_auc", LogisticRegression(C=1, tol=1e-10, max_iter=1000), "dear"),
]:
    truth = numpy.array([float(row[label]) for row in rows])
    learned = make_pipeline(StandardScaler(), model).fit(inputs, truth)
    told = permutation_importance(learned, inputs, truth, scoring=scoring, n_repeats=100, random_state=0)
    answers[metric] = {name: {"mean": told.importances_mean[at], "std": told.importances_std[at]} for at, name in enumerate(INPUTS)}
print(json.dumps(answers))
