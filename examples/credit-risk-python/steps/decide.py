"""Asks whether a model is needed, or whether it solved the problem. A no ends the run with the numbers."""

import json
import sys

from profit import profit_of
from stage import path_in, read_rows, write_json

RULE_ABOVE = 20000
ENOUGH = 30000
ENOUGH_ROWS = 1000


def needs_ml():
    rows = read_rows(path_in("data"))
    earned = profit_of([(float(row["amount"]), row["defaulted"] == "true", float(row["amount"]) > RULE_ABOVE) for row in rows])
    return earned < ENOUGH and len(rows) >= ENOUGH_ROWS, {"baseline.metrics.profit": earned, "data.rows": len(rows)}


def solved():
    with open(path_in("metrics"), encoding="utf-8") as file:
        earned = json.load(file)["metrics"]["profit"]["value"]
    return earned >= ENOUGH, {"metrics.profit": earned}


def main():
    question = sys.argv[1]
    is_yes, values = {"needsMl": needs_ml, "solved": solved}[question]()
    write_json("decision", {"ask": question, "answer": is_yes, "values": values})
    print(f"{question}: {'yes' if is_yes else 'no'}, {values}")
    sys.exit(0 if is_yes else 1)


if __name__ == "__main__":
    main()
