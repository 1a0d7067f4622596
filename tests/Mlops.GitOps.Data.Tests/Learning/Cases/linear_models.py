"""Reference coefficients of linear models: prints JSON. Without an argument small cases for the repository, with `full` the whole datasets.

    python3 linear_models.py > linear-models.json        # Debian's python3-sklearn
"""
import json
import sys

import numpy as np
import sklearn
from sklearn.datasets import load_breast_cancer, load_diabetes, load_digits, load_wine
from sklearn.linear_model import LogisticRegression, Ridge
from sklearn.preprocessing import StandardScaler

FULL = sys.argv[1:] == ["full"]


def case(name, x, y, model, call):
    x = np.asarray(x, dtype=np.float32).astype(float)
    z = StandardScaler().fit_transform(x)
    model.fit(z, y)
    return {
        "name": name, "call": call, "source": "scikit-learn " + sklearn.__version__,
        "x": [[float(str(v)) for v in row] for row in x.astype(np.float32)], "y": [float(v) for v in y],
        "coefficients": np.atleast_2d(model.coef_).tolist(), "intercepts": np.atleast_1d(model.intercept_).tolist(),
    }


def logistic(name, data, rows, columns, c):
    call = f"StandardScaler, LogisticRegression(C={c}, tol=1e-9, max_iter=100000, solver='newton-cg'), rows {rows}, columns {columns}"
    model = LogisticRegression(C=c, tol=1e-9, max_iter=100000, solver="newton-cg")
    return case(name, data.data[rows][:, columns], data.target[rows], model, call)


def ridge(name, data, rows, columns, alpha):
    call = f"StandardScaler, Ridge(alpha={alpha}, solver='cholesky'), rows {rows}, columns {columns}"
    return case(name, data.data[rows][:, columns], data.target[rows], Ridge(alpha=alpha, solver="cholesky"), call)


cancer, wine, digits, diabetes = load_breast_cancer(), load_wine(), load_digits(), load_diabetes()
ALL = slice(None)
cases = [
    logistic("breast cancer", cancer, ALL, ALL, 1.0),
    logistic("breast cancer, loose", cancer, ALL, ALL, 100.0),
    logistic("wine", wine, ALL, ALL, 1.0),
    logistic("digits", digits, ALL, slice(18, 46), 1.0),
    ridge("diabetes", diabetes, ALL, ALL, 1.0),
    ridge("diabetes, free", diabetes, ALL, ALL, 0.0),
] if FULL else [
    logistic("breast cancer", cancer, slice(0, 120), slice(0, 6), 1.0),
    logistic("breast cancer, tight", cancer, slice(0, 120), slice(0, 6), 0.01),
    logistic("wine", wine, slice(0, None, 2), slice(0, 5), 1.0),
    ridge("diabetes", diabetes, slice(0, 100), slice(0, 6), 1.0),
    ridge("diabetes, free", diabetes, slice(0, 100), slice(0, 6), 0.0),
]
print("[" + ",\n".join(json.dumps(c) for c in cases) + "]")
