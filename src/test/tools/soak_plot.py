#!/usr/bin/python3
"""Draws the resident memory of daemon and worker over the pictures read, from ImageSoakBench's table.

usage: soak_plot.py TABLE.tsv PLOT.svg
"""
import sys
from pathlib import Path

WIDTH, HEIGHT, LEFT, BOTTOM = 720, 300, 60, 40


def path(rows, column, most_x, most_y):
    points = []
    for row in rows:
        x = LEFT + (WIDTH - LEFT - 20) * row[0] / most_x
        y = HEIGHT - BOTTOM - (HEIGHT - BOTTOM - 20) * row[column] / most_y
        points.append(f"{x:.1f},{y:.1f}")
    return " ".join(points)


def main(table, plot):
    rows = [tuple(map(int, line.split("\t"))) for line in table.read_text().splitlines()]
    most_x = max(row[0] for row in rows)
    most_y = 50 * (max(max(row[1:]) for row in rows) // 50 + 1)
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" '
             f'font-size="12" role="img" aria-label="Resident memory over pictures read">',
             f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>']
    for megabytes in range(0, most_y + 1, 50):
        y = HEIGHT - BOTTOM - (HEIGHT - BOTTOM - 20) * megabytes / most_y
        parts.append(f'<line x1="{LEFT}" x2="{WIDTH - 20}" y1="{y:.1f}" y2="{y:.1f}" stroke="#ddd"/>'
                     f'<text x="{LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{megabytes}</text>')
    for i in range(0, 6):
        x = LEFT + (WIDTH - LEFT - 20) * i / 5
        parts.append(f'<text x="{x:.1f}" y="{HEIGHT - 18}" text-anchor="middle">{most_x * i // 5:,}</text>')
    for column, color, dash, name in ((1, "#1a5fb4", "", "daemon"), (2, "#a51d2d", "4 2", "worker")):
        y = HEIGHT - BOTTOM - (HEIGHT - BOTTOM - 20) * rows[-1][column] / most_y
        parts.append(f'<polyline points="{path(rows, column, most_x, most_y)}" fill="none" stroke="{color}" '
                     f'stroke-dasharray="{dash}"/><text x="{WIDTH - 24}" y="{y - 6:.1f}" text-anchor="end" '
                     f'fill="{color}">{name}, MB</text>')
    parts.append(f'<text x="{WIDTH / 2}" y="{HEIGHT - 3}" text-anchor="middle">pictures read</text></svg>')
    plot.write_text("\n".join(parts) + "\n")


main(Path(sys.argv[1]), Path(sys.argv[2]))
