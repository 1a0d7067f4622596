"""Judges the model on rows that it has not seen: metrics with intervals from a seeded bootstrap, and the same for every slice."""

import numpy
from sklearn.metrics import brier_score_loss, roc_auc_score

import inputs
import trees
from profit import profit_of
from stage import STAGE, path_in, path_out, tell_rows, write_json, write_text

DECLINED_FROM = 0.2
DRAWS = 500
SMALLEST_GROUP = 30


def measures(truth, score, amount):
    return {
        "auc": float(roc_auc_score(truth, score)),
        "brier": float(brier_score_loss(truth, score)),
        "profit": float(profit_of(zip(amount.tolist(), (truth == 1).tolist(), (score >= DECLINED_FROM).tolist()))),
    }


def with_intervals(truth, score, amount):
    chance = numpy.random.Generator(numpy.random.PCG64(STAGE["seed"]))
    draws = []
    while len(draws) < DRAWS:
        rows = chance.integers(0, len(truth), len(truth))
        if 0 < truth[rows].sum() < len(rows):
            draws.append(measures(truth[rows], score[rows], amount[rows]))
    metrics = {}
    for name, value in measures(truth, score, amount).items():
        lower, upper = numpy.quantile([draw[name] for draw in draws], [0.025, 0.975])
        metrics[name] = {"value": value, "lower": float(lower), "upper": float(upper), "n": len(truth)}
    return metrics


def groups(rows):
    band = rows["age"].map(lambda age: "under 25" if age < 25 else "25 to 39" if age < 40 else "40 to 59" if age < 60 else "60 and over")
    for name, level in (("sex", rows["sex"]), ("age_band", band), ("both", rows["sex"] + ", " + band)):
        for value in sorted(level.unique()):
            yield name, value, (level == value).to_numpy()


def report(metrics, rows, truth, score):
    lines = ["# The model, judged on the newest quarter", "", "| metric | value | 95 % interval |", "|---|--:|---|"]
    lines += [f"| {name} | {metric['value']:.4g} | {metric['lower']:.4g} to {metric['upper']:.4g} |" for name, metric in metrics.items()]
    lines += ["", "| slice | group | rows | defaults | AUC | declined |", "|---|---|--:|--:|--:|--:|"]
    for name, value, is_in in groups(rows):
        in_truth, in_score = truth[is_in], score[is_in]
        is_enough = len(in_truth) >= SMALLEST_GROUP and 0 < in_truth.sum() < len(in_truth)
        area = f"{roc_auc_score(in_truth, in_score):.3f}" if is_enough else "too few"
        lines.append(f"| {name} | {value} | {len(in_truth)} | {int(in_truth.sum())} | {area} | {(in_score >= DECLINED_FROM).mean():.3f} |")
    return "\n".join(lines) + "\n"


def main():
    rows, x, truth = inputs.read(path_in("data"))
    with open(path_in("model"), encoding="utf-8") as file:
        score = trees.predict(trees.parse(file.read()), x)
    metrics = with_intervals(truth, score, rows["amount"].to_numpy())
    write_json("metrics", {"schema": "mlops/metrics/1", "metrics": metrics})
    rows[["application_id", "applied_at", "defaulted"]].assign(default_probability=score).to_csv(path_out("predictions"), index=False, lineterminator="\n")
    write_text("report", report(metrics, rows, truth, score))
    tell_rows(predictions=len(rows))
    print(", ".join(f"{name} {metric['value']:.4g}" for name, metric in metrics.items()))


if __name__ == "__main__":
    main()
