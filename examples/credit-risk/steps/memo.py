"""Writes the credit committee's memo from the metrics of an evaluation."""

import argparse
import json


def as_numbers(metric):
    """A metric is a bare number, or a value with an interval and a count."""
    if isinstance(metric, dict):
        return metric["value"], metric.get("lower"), metric.get("upper")
    return metric, None, None


def memo(title, metrics):
    lines = [f"# {title}: memo for the credit committee", "", "| measure | value | 95 % interval |", "|---|---:|---|"]
    for name in sorted(metrics):
        value, lower, upper = as_numbers(metrics[name])
        interval = "" if lower is None or upper is None else f"{lower:.4g} to {upper:.4g}"
        lines.append(f"| {name} | {value:.4g} | {interval} |")
    return "\n".join(lines) + "\n"


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--metrics", required=True)
    arguments.add_argument("--title", required=True)
    arguments.add_argument("--to", required=True)
    options = arguments.parse_args()

    with open(options.metrics, encoding="utf-8") as file:
        metrics = json.load(file)["metrics"]
    with open(options.to, "w", encoding="utf-8", newline="\n") as file:
        file.write(memo(options.title, metrics))


if __name__ == "__main__":
    main()
