"""Brings the applications in. A row that does not parse, or was known before it happened, is set aside with its line and the reason."""

import csv

from columns import APPLICATIONS
from stage import path_in, tell_rows, write_rows


def wrong_with(row):
    if None in row or None in row.values():
        return "it has not one field for each column"
    for name, (read, is_nullable, _) in APPLICATIONS.items():
        if row[name] == "" and is_nullable:
            continue
        try:
            read(row[name])
        except ValueError as error:
            return f"{name}: {error}"
    return "it was known before it happened" if row["loaded_at"] < row["applied_at"] else None


def main():
    rows, rejects = [], []
    with open(path_in("dataset"), encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        if reader.fieldnames != list(APPLICATIONS):
            raise SystemExit(f"applications.csv has the columns {reader.fieldnames}, and {list(APPLICATIONS)} are declared")
        for row in reader:
            reason = wrong_with(row)
            if reason is None:
                rows.append(row)
            else:
                rejects.append({"file": "applications.csv", "line": reader.line_num, "reason": reason})

    write_rows("rows", list(APPLICATIONS), rows)
    write_rows("rejects", ["file", "line", "reason"], rejects)
    tell_rows(rows=len(rows), rejects=len(rejects))
    print(f"{len(rows)} rows, {len(rejects)} set aside")


if __name__ == "__main__":
    main()
