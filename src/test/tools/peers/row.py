"""Prints one row of the table: precision, false pairs and recall per class of a list of pairs.

    row.py TRUTH NAME < pairs.tsv

TRUTH has one JSON object a line with page, original and class; pairs.tsv has page, tab, original.
"""

import json
import sys

CLASSES = ["verbatim_full", "verbatim_partial", "light_edit", "reordered", "synonym20", "synonym40", "backtranslated",
           "translated_mt", "translated_human"]

with open(sys.argv[1], encoding="utf-8") as lines:
    truth = {(case["page"], case["original"]): case["class"] for case in map(json.loads, lines)}
found = {tuple(line.rstrip("\n").split("\t")) for line in sys.stdin if "\t" in line}
true = [truth[pair] for pair in found if pair in truth]
precision = f"{len(true) / len(found):.3f}" if found else "–"
recalls = [f"{true.count(kind) / list(truth.values()).count(kind):.2f}" for kind in CLASSES]
print("|", " | ".join([sys.argv[2], precision, str(len(found) - len(true)), *recalls]), "|")
