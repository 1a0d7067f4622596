"""Parts the newest rows, for judging, from the older ones, for learning. Rows of one moment stay together."""

import sys

from stage import path_in, read_rows, tell_rows, write_rows


def main():
    rows = read_rows(path_in("data"))
    times = sorted(row["applied_at"] for row in rows)
    first_of_test = times[round(len(times) * (1 - float(sys.argv[1])))]
    train = [row for row in rows if row["applied_at"] < first_of_test]
    test = [row for row in rows if row["applied_at"] >= first_of_test]
    columns = list(rows[0])
    write_rows("train", columns, train)
    write_rows("test", columns, test)
    write_rows("validation", columns, [])
    tell_rows(train=len(train), test=len(test), validation=0)


if __name__ == "__main__":
    main()
