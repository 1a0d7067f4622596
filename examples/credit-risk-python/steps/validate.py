"""Holds the rows against what their columns declare. A row outside is an error, and so is a key that comes twice."""

from collections import Counter

from columns import APPLICATIONS
from stage import path_in, read_rows, tell_rows, write_json, write_rows


def main():
    rows = read_rows(path_in("data"))
    results = []
    for name, (read, is_nullable, is_allowed) in APPLICATIONS.items():
        absent = sum(row[name] == "" for row in rows)
        outside = sum(row[name] != "" and is_allowed is not None and not is_allowed(read(row[name])) for row in rows)
        results.append({"column": name, "absent": absent, "outside": outside, "success": outside == 0 and (is_nullable or absent == 0)})

    twice = sum(count > 1 for count in Counter(row["application_id"] for row in rows).values())
    results.append({"column": "application_id", "twice": twice, "success": twice == 0})
    is_fine = all(result["success"] for result in results)
    write_json("report", {"success": is_fine, "rows": len(rows), "results": results})
    write_rows("rows", list(APPLICATIONS), rows)
    write_rows("rejects", [*APPLICATIONS, "reason"], [])
    tell_rows(rows=len(rows), rejects=0)
    if not is_fine:
        raise SystemExit("\n".join(f"not as declared: {result}" for result in results if not result["success"]))


if __name__ == "__main__":
    main()
