"""What training and evaluation must agree on: the inputs, and which rows are held out."""

import numpy
import pandas

LABEL = "clicked"
TIME = "shown_at"
OUTPUT = "click_probability"

# In the order of the model's inputs in model.mlops.yaml, views written out.
INPUTS = [
    "position",
    "price",
    "user_views_7d",
    "user_purchases_30d",
    "user_spent_90d",
    "item_views_7d",
    "item_purchases_7d",
    "item_buy_share_7d",
]


def read(path, holdout_days):
    """Returns the rows before the holdout and those in it; by time, since a random split would show the future."""
    rows = pandas.read_parquet(path)
    shown_at = pandas.to_datetime(rows[TIME], utc=True)
    held_out = shown_at > shown_at.max() - pandas.Timedelta(days=holdout_days)
    return rows[~held_out], rows[held_out]


def columns(rows):
    """Returns one float column [N, 1] for each input; a value that is missing stays NaN for the model to fill."""
    return [rows[name].to_numpy(dtype=numpy.float32, na_value=numpy.nan).reshape(-1, 1) for name in INPUTS]
