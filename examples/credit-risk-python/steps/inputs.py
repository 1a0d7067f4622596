"""What the model sees: the `inputs` of `models.credit`, in their order. Neither sex nor age is among them."""

import pandas

NAMES = [
    "amount", "income", "term_months",
    "payments_90d", "late_90d", "mean_delay", "worst_delay", "late_share",
    "years_in_job", "accounts_held", "moves_3y",
]


def read(path):
    """Gives the rows, their inputs as numbers, and the truth."""
    rows = pandas.read_csv(path)
    return rows, rows[NAMES].to_numpy(dtype=float), rows["defaulted"].to_numpy(dtype=float)
