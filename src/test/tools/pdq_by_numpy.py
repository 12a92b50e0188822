"""Prints PDQ hashes of pictures given by a formula, as PdqTest expects them.

A second implementation, written apart from Pdq.java after the published description (Meta, 2019), in numpy and in single
precision: python3 src/test/tools/pdq_by_numpy.py
"""

import numpy as np

F = np.float32


def picture(width, height, levels):
    """Red, green and blue, by row, of so many levels."""
    y, x, c = np.meshgrid(np.arange(height), np.arange(width), np.arange(3), indexing="ij")
    waves = (x * x * (c + 1) + 3 * x * y + y * y * (4 - c)) // 97
    return (waves + 40 * c + (x // 23 + y // 31) % 2 * 60) % 256 * levels // 256


def luminance(rgb):
    height, width, _ = rgb.shape
    if max(height, width) > 512:
        rows = np.arange(512) * height // 512
        columns = np.arange(512) * width // 512
        rgb = rgb[rows][:, columns]
    red, green, blue = (rgb[..., i].astype(F) for i in range(3))
    return F(0.299) * red + F(0.587) * green + F(0.114) * blue


def box_along_first(levels, window):
    """Means of a window along the first axis, with running sums kept in single precision."""
    length = levels.shape[0]
    half = (window + 2) // 2
    out = np.empty_like(levels)
    total = np.zeros(levels.shape[1], F)
    left = right = count = 0
    for _ in range(half - 1):
        total = total + levels[right]
        right, count = right + 1, count + 1
    for i in range(length):
        if right < length:
            total, right, count = total + levels[right], right + 1, count + 1
        if i >= window - half + 1:
            total, left, count = total - levels[left], left + 1, count - 1
        out[i] = total / F(count)
    return out


def small(levels):
    height, width = levels.shape
    if (height, width) == (64, 64):
        return levels
    for _ in range(2):
        levels = box_along_first(levels.T.copy(), (width + 127) // 128).T.copy()
        levels = box_along_first(levels, (height + 127) // 128)
    rows = ((np.arange(64) + 0.5) * height / 64).astype(int)
    columns = ((np.arange(64) + 0.5) * width / 64).astype(int)
    return levels[rows][:, columns]


def ordered_product(one, other):
    """A matrix product summed in order, in single precision."""
    total = np.zeros((one.shape[0], other.shape[1]), F)
    for k in range(one.shape[1]):
        total = total + one[:, k : k + 1] * other[k : k + 1]
    return total


def pdq(rgb):
    levels = small(luminance(rgb))
    steps = [levels[:-1] - levels[1:], levels[:, :-1] - levels[:, 1:]]
    quality = min(100, sum(int(np.abs(np.trunc(step * F(100) / F(255))).sum()) for step in steps) // 90)
    u, x = np.meshgrid(np.arange(1, 17), np.arange(64), indexing="ij")
    cosines = (F(np.sqrt(2 / 64)) * np.cos(np.pi / 2 / 64 * u * (2 * x + 1))).astype(F)
    coefficients = ordered_product(ordered_product(cosines, levels), cosines.T.copy()).ravel()
    median = np.sort(coefficients)[127]
    bits = sum(1 << i for i in range(256) if coefficients[i] > median)
    return "%064x" % bits, quality


for width_height_levels in [(64, 64, 256), (300, 200, 40), (128, 700, 256), (901, 640, 9), (1200, 1100, 100)]:
    print(*width_height_levels, *pdq(picture(*width_height_levels)))
