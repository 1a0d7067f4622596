"""python3 build/bench/train.py FOLDER trees|logistic|linear: what train.cs does, by scikit-learn, with OMP_NUM_THREADS threads (2)."""
import os
import sys
import time

os.environ.setdefault("OMP_NUM_THREADS", "2")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "2")
import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression, Ridge
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

folder, learner = sys.argv[1:]
y = np.fromfile(os.path.join(folder, "y.f64"))
x = np.fromfile(os.path.join(folder, "x.f32"), dtype=np.float32).reshape(len(y), -1)
models = {
    "trees": HistGradientBoostingClassifier(early_stopping=False),
    "logistic": make_pipeline(StandardScaler(), LogisticRegression()),
    "linear": make_pipeline(StandardScaler(), Ridge()),
}
cpu, start = time.process_time(), time.perf_counter()
model = models[learner].fit(x, y)
took, used = time.perf_counter() - start, time.process_time() - cpu
right = np.mean((model.predict(x[:20000]) > 0.5) == (y[:20000] == 1))
print(f"{learner}: {took:.2f} s, {used:.2f} s of processor time, {right:.1%} right")
