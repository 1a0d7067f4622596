"""Scores the held-out days with the ONNX model and writes metrics, predictions and a report."""

import argparse
import json

import numpy
import onnxruntime
import pandas

import tables


def auc(labels, scores):
    """The share of pairs in the right order, ties counting half."""
    ranks = pandas.Series(scores).rank().to_numpy()
    positives = labels.sum()
    negatives = len(labels) - positives
    return (ranks[labels == 1].sum() - positives * (positives + 1) / 2) / (positives * negatives)


def brier(labels, scores):
    return float(numpy.mean((scores - labels) ** 2))


def with_interval(metric, labels, scores, seed, resamples=500):
    """The value, and the middle 95 % of what other draws of the same rows would have given."""
    random = numpy.random.default_rng(seed)
    drawn = []
    while len(drawn) < resamples:
        rows = random.integers(0, len(labels), len(labels))
        if 0 < labels[rows].sum() < len(labels):
            drawn.append(metric(labels[rows], scores[rows]))
    lower, upper = numpy.quantile(drawn, [0.025, 0.975])
    return {"value": float(metric(labels, scores)), "lower": float(lower), "upper": float(upper), "n": len(labels)}


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    for name in ("--data", "--model", "--metrics", "--predictions", "--report"):
        arguments.add_argument(name, required=True)
    arguments.add_argument("--holdout-days", type=int, default=7)
    arguments.add_argument("--seed", type=int, default=7)
    options = arguments.parse_args()

    _, held_out = tables.read(options.data, options.holdout_days)
    session = onnxruntime.InferenceSession(options.model, providers=["CPUExecutionProvider"])
    scores = session.run([tables.OUTPUT], dict(zip(tables.INPUTS, tables.columns(held_out))))[0].ravel()
    labels = held_out[tables.LABEL].to_numpy(dtype=numpy.float64)

    measures = {"auc": auc, "brier": brier}
    metrics = {name: with_interval(measure, labels, scores, options.seed) for name, measure in measures.items()}
    with open(options.metrics, "w", encoding="utf-8") as file:
        json.dump({"schema": "mlops/metrics/1", "metrics": metrics}, file, indent=2)

    held_out.assign(**{tables.OUTPUT: scores.astype(float)}).to_parquet(options.predictions, index=False)

    with open(options.report, "w", encoding="utf-8", newline="\n") as file:
        file.write(f"# Click model on the last {options.holdout_days} days ({len(labels)} impressions)\n\n")
        for name, metric in metrics.items():
            file.write(f"- {name}: {metric['value']:.4f} ({metric['lower']:.4f} to {metric['upper']:.4f})\n")


if __name__ == "__main__":
    main()
