"""Writes down which bytes a version is made of and what they were measured to be."""

import json
import sys

from stage import STAGE, path_in, write_json


def main():
    with open(path_in("metrics"), encoding="utf-8") as file:
        metrics = json.load(file)["metrics"]
    write_json("version", {"model": sys.argv[1], "digests": {name: STAGE["inputs"][name]["digest"] for name in ("model", "metrics")}, "metrics": metrics})


if __name__ == "__main__":
    main()
