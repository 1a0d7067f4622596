"""Joins the score cards of all regions into one file, in the order of their names."""

import argparse
import json
import os


def read(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--to", required=True)
    options = arguments.parse_args()

    cards = read(os.environ["MLOPS_STAGE"])["inputs"]["cards"]
    summary = [read(cards[region]["path"]) for region in sorted(cards)]
    with open(options.to, "w", encoding="utf-8", newline="\n") as file:
        json.dump(summary, file, indent=2)
        file.write("\n")


if __name__ == "__main__":
    main()
