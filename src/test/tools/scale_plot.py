#!/usr/bin/env python3
"""Draws what a page costs against the number of originals, out of the output of ScaleBench.

Usage: scale_plot.py OUTPUT > docs/measurements/text-scale.svg

The last round that was printed for each number of originals counts.
"""

import math
import sys

WIDTH, HEIGHT = 720, 420
LEFT, RIGHT, TOP, BOTTOM = 70, 150, 40, 60
PARTS = [
    ("microseconds a page: normal form", "normal form", "#9bb7d4"),
    ("microseconds a page: shingles and weights", "shingles, weights", "#5f8fbf"),
    ("microseconds a page: look up and gate", "look up and gate", "#2b5c8a"),
]
WHOLE = "pages a second, text to passages"


def read(path):
    values = {}
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            columns = line.rstrip("\n").split("\t")
            if len(columns) == 5:
                values.setdefault(int(columns[0]), {})[columns[1]] = float(columns[2])
    return values


def main():
    values = read(sys.argv[1])
    sizes = sorted(values)
    rows = []
    for size in sizes:
        heights = [values[size][name] for name, _, _ in PARTS]
        rest = max(0, 1e6 / values[size][WHOLE] - sum(heights))
        rows.append(heights + [rest])
    named = [(label, color) for _, label, color in PARTS] + [("alignment of candidates", "#d8a24a")]
    top = math.ceil(max(sum(row) for row in rows) / 200) * 200

    def across(size):
        low, high = math.log10(sizes[0]), math.log10(sizes[-1])
        return LEFT + 40 + (math.log10(size) - low) / (high - low) * (WIDTH - LEFT - RIGHT - 80)

    def up(value):
        return HEIGHT - BOTTOM - value / top * (HEIGHT - TOP - BOTTOM)

    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" font-size="13">',
        "<title>Processor time of a page of 700 words against the number of originals</title>",
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>',
        f'<text x="{LEFT}" y="22" font-size="15">Processor time a page of 700 words, in microseconds</text>',
    ]
    for value in range(0, top + 1, 200):
        out.append(f'<line x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{up(value):.1f}" y2="{up(value):.1f}" stroke="#dddddd"/>')
        out.append(f'<text x="{LEFT - 8}" y="{up(value) + 4:.1f}" text-anchor="end">{value}</text>')
    for size, row in zip(sizes, rows):
        below = 0
        for height, (_, color) in zip(row, named):
            y = up(below + height)
            out.append(
                f'<rect x="{across(size) - 28:.1f}" y="{y:.1f}" width="56" height="{up(below) - y:.1f}" fill="{color}"/>'
            )
            below += height
        out.append(f'<text x="{across(size):.1f}" y="{up(below) - 6:.1f}" text-anchor="middle">{below:.0f}</text>')
        out.append(f'<text x="{across(size):.1f}" y="{HEIGHT - BOTTOM + 20}" text-anchor="middle">{size:,}</text>')
    out.append(f'<text x="{(LEFT + WIDTH - RIGHT) / 2:.0f}" y="{HEIGHT - 14}" text-anchor="middle">originals</text>')
    for i, (label, color) in enumerate(reversed(named)):
        y = TOP + 10 + 22 * i
        out.append(f'<rect x="{WIDTH - RIGHT + 8}" y="{y}" width="12" height="12" fill="{color}"/>')
        out.append(f'<text x="{WIDTH - RIGHT + 25}" y="{y + 11}" font-size="11">{label}</text>')
    out.append("</svg>")
    print("\n".join(out))


main()
