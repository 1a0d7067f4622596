"""Joins what was known of a customer at the moment of each application: rows that happened and that we knew of by then, and are not too old."""

import pandas

from stage import path_in, path_out, tell_rows

DAY = pandas.Timedelta(days=1)


def known_rows(labels, path, happened, ttl):
    """Gives one row for each application and each row that it may know of, in the order in which they happened and were known."""
    rows = pandas.read_csv(path, dtype={0: str, "customer_id": str}, parse_dates=[happened, "loaded_at"])
    rows = rows.rename(columns={rows.columns[0]: "key", happened: "happened", "loaded_at": "known"})
    pairs = labels.merge(rows, on="customer_id")
    age = pairs["at"] - pairs["happened"]
    is_known = (age >= 0 * DAY) & (age <= ttl * DAY) & (pairs["known"] <= pairs["at"])
    return pairs[is_known].assign(age=age[is_known]).sort_values(["label", "happened", "known", "key"], kind="stable")


def payment_history(labels, path):
    rows = known_rows(labels, path, "paid_at", ttl=365)
    recent, half_year = (rows[rows["age"] < days * DAY].groupby("label")["days_late"] for days in (90, 180))
    values = pandas.DataFrame(index=labels["label"])
    values["payments_90d"] = recent.size().reindex(values.index, fill_value=0)
    values["late_90d"] = recent.agg(lambda late: int((late > 0).sum())).reindex(values.index, fill_value=0)
    values["mean_delay"] = half_year.mean()
    values["worst_delay"] = half_year.max().astype("Int64")
    values["late_share"] = values["late_90d"] / values["payments_90d"].where(values["payments_90d"] > 0)
    return values


def profile(labels, path):
    rows = known_rows(labels, path, "changed_at", ttl=1825)
    latest = rows.groupby("label").tail(1).set_index("label")
    moves = rows[(rows["reason"] == "moved") & (rows["age"] < 1095 * DAY)].groupby("label").size()
    values = pandas.DataFrame(index=labels["label"])
    values["years_in_job"] = latest["employed_years"]
    values["accounts_held"] = latest["accounts"].astype("Int64")
    values["moves_3y"] = moves.reindex(values.index, fill_value=0)
    return values


def main():
    applications = pandas.read_csv(path_in("labels"), dtype=str, keep_default_na=False)
    labels = pandas.DataFrame({"label": applications.index, "customer_id": applications["customer_id"], "at": pandas.to_datetime(applications["applied_at"])})
    rows = applications.join(payment_history(labels, path_in("payments"))).join(profile(labels, path_in("customers")))

    # A join that loses or doubles an application would be invisible in every metric that follows.
    if len(rows) != len(applications) or not rows["application_id"].is_unique:
        raise SystemExit(f"{len(applications)} applications went in and {len(rows)} rows came out")
    rows.to_csv(path_out("rows"), index=False, lineterminator="\n")
    tell_rows(rows=len(rows))


if __name__ == "__main__":
    main()
