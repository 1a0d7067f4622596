#!/bin/sh
# Keeps visits that were let in, and of their time the hour.
set -eu
awk -F, 'NR == 1 { print "member,hall,hour"; next }
         $4 == "in" { split($2, time, "[T:]"); print $1 "," $3 "," time[2] + 0; kept++ }
         END { print kept " of " NR - 1 " lines kept" > "/dev/stderr" }' "$1" > "$2"
