#!/bin/sh
# Pairs that ssdeep (Debian ssdeep) finds between pages and originals, at any score above 0.
#
#   ssdeep.sh FOLDER > pairs.tsv
#
# FOLDER holds pages/ and originals/. Prints page, tab, original.
set -eu
cd "$1"
known=$(mktemp)
trap 'rm -f "$known"' EXIT
ssdeep -s -l originals/* > "$known"
ssdeep -s -l -a -m "$known" pages/* \
    | sed -n 's#^pages/\(.*\) matches .*:originals/\(.*\) (\([1-9][0-9]*\))$#\1\t\2#p' | sort -u
