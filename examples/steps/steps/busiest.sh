#!/bin/sh
# The hours in which most people came to a hall.
set -eu
{
  echo hour,visits
  awk -F, -v hall="$2" 'NR > 1 && $2 == hall { count[$3]++ } END { for (hour in count) print hour "," count[hour] }' "$1" |
    sort -t, -k2,2nr -k1,1n | head -n "$3"
} > "$4"
