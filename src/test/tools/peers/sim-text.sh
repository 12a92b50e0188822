#!/bin/sh
# Pairs that sim_text (Debian similarity-tester) finds between pages and originals.
#
#   sim-text.sh FOLDER RUN PERCENT > pairs.tsv
#
# FOLDER holds pages/ and originals/. RUN is the words of the shortest run, PERCENT the share of an original found in a
# page from which the pair counts. Prints page, tab, original.
set -eu
cd "$1"
{ ls originals/*; echo /; ls pages/*; } | sim_text -e -p -S -T -r "$2" -t "$3" -i \
    | sed -n 's#^originals/\(.*\) consists for .* % of pages/\(.*\) material$#\2\t\1#p' | sort -u
