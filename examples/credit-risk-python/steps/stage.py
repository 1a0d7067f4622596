"""What every stage here needs: its files, and tables as CSV."""

import csv
import json
import os

with open(os.environ["MLOPS_STAGE"], encoding="utf-8") as file:
    STAGE = json.load(file)


def path_in(name):
    return STAGE["inputs"][name]["path"]


def path_out(name):
    return STAGE["outputs"][name]["path"]


def read_rows(path):
    """Gives every row as a map of texts: what a stage does not look at leaves it as it came."""
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write_rows(name, columns, rows):
    with open(path_out(name), "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def write_json(name, value):
    write_text(name, json.dumps(value, indent=2, sort_keys=True) + "\n")


def write_text(name, text):
    with open(path_out(name), "w", encoding="utf-8", newline="\n") as file:
        file.write(text)


def tell_rows(**counts):
    with open(os.path.join(STAGE["scratch"], "outputs.json"), "w", encoding="utf-8") as file:
        json.dump({name: {"rows": count} for name, count in counts.items()}, file)
