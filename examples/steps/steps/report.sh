#!/bin/sh
# A page for people. The tables of the matrix stand in the stage file, by the value of their axis.
set -eu
{
  echo '# Visits'
  echo
  awk -F, 'NR > 1 { count[$2]++ } END { for (hall in count) print "- " hall ": " count[hall] " visits" }' "$1" | sort
  for hall in north south; do
    table=$(awk -v hall="\"$hall\":" '$1 == hall { found = 1 } found && $1 == "\"path\":" { gsub(/[",]/, "", $2); print $2; exit }' "$MLOPS_STAGE")
    printf '\n## The busiest hours of %s\n\n| hour | visits |\n|---|---|\n' "$hall"
    awk -F, 'NR > 1 { print "| " $1 ":00 | " $2 " |" }' "$table"
  done
} > "$2"
