"""Counts one region's predictions: how many rows, how many stock-outs, how many were expected."""

import argparse
import json

import pyarrow.compute
import pyarrow.parquet


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("predictions")
    arguments.add_argument("--region", required=True)
    arguments.add_argument("--to", required=True)
    options = arguments.parse_args()

    rows = pyarrow.parquet.read_table(options.predictions, filters=[("region", "==", options.region)])
    card = {
        "region": options.region,
        "rows": rows.num_rows,
        "stockouts": pyarrow.compute.sum(rows["stocked_out"].cast("int64")).as_py() or 0,
        "expected": pyarrow.compute.sum(rows["stockout_probability"]).as_py() or 0.0,
    }
    with open(options.to, "w", encoding="utf-8") as file:
        json.dump(card, file)


if __name__ == "__main__":
    main()
