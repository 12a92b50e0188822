#!/usr/bin/python3
"""Draws one picture and saves it in every form in which Vigie meets pictures; run by hand, the results are kept.

usage: picture_formats.py FOLDER
Needs Debian's python3-pil. The picture is invented: hills, a sun and a hut, 320 x 240.
"""
import random
import sys
from pathlib import Path

from PIL import Image, ImageCms, ImageDraw, ImageFilter

W, H = 320, 240


def drawn():
    chance = random.Random(4)
    picture = Image.new("RGB", (W, H), (150, 190, 225))
    ink = ImageDraw.Draw(picture)
    ink.ellipse((220, 20, 280, 80), fill=(250, 220, 110))
    for base, color in ((120, (110, 150, 90)), (160, (80, 120, 70)), (200, (60, 90, 60))):
        heights = [base + chance.randint(-28, 28) for _ in range(9)]
        ink.polygon([(0, H)] + [(i * 40, y) for i, y in enumerate(heights)] + [(W, H)], fill=color)
    ink.rectangle((60, 150, 120, 200), fill=(150, 90, 60))
    ink.polygon([(50, 150), (90, 115), (130, 150)], fill=(90, 40, 40))
    ink.rectangle((82, 170, 100, 200), fill=(50, 30, 30))
    for _ in range(60):
        x, y = chance.randint(0, W), chance.randint(190, H)
        ink.line((x, y, x + chance.randint(-3, 3), y - 12), fill=(30, 70 + chance.randint(0, 60), 30), width=2)
    return picture.filter(ImageFilter.GaussianBlur(0.6))


def turned(picture, orientation):
    """The stored pixels of a picture that a reader turns upright by its EXIF orientation (1 to 8)."""
    back = {
        2: (Image.FLIP_LEFT_RIGHT,), 3: (Image.ROTATE_180,), 4: (Image.FLIP_TOP_BOTTOM,), 5: (Image.TRANSPOSE,),
        6: (Image.ROTATE_90,), 7: (Image.TRANSVERSE,), 8: (Image.ROTATE_270,)}
    for step in back.get(orientation, ()):
        picture = picture.transpose(step)
    return picture


def moving(picture):
    """A blank frame, another picture, then the picture itself."""
    other = Image.new("RGB", (W, H), (240, 240, 235))
    ink = ImageDraw.Draw(other)
    for i in range(8):
        ink.rectangle((20 + 36 * i, 220 - 22 * i, 44 + 36 * i, 225), fill=(40 + 20 * i, 60, 200 - 20 * i))
    return [Image.new("RGB", (W, H), (255, 255, 255)), other, picture]


def main(folder):
    folder.mkdir(parents=True, exist_ok=True)
    picture = drawn()
    picture.save(folder / "plain.png")
    picture.save(folder / "baseline.jpg", quality=85)
    picture.save(folder / "progressive.jpg", quality=85, progressive=True)
    picture.convert("CMYK").save(folder / "cmyk.jpg", quality=85)
    picture.convert("L").save(folder / "gray.jpg", quality=85)
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
    picture.save(folder / "profile.jpg", quality=85, icc_profile=profile.tobytes())
    for orientation in range(1, 9):
        exif = Image.Exif()
        exif[0x0112] = orientation
        turned(picture, orientation).save(folder / f"exif{orientation}.jpg", quality=85, exif=exif.tobytes())
    sixteen = Image.new("I;16", (W, H))
    gray = picture.convert("L")
    sixteen.putdata([level * 257 for level in gray.getdata()])
    sixteen.save(folder / "gray16.png")
    picture.quantize(64).save(folder / "palette.png")
    alpha = Image.new("L", (W, H), 255)
    ImageDraw.Draw(alpha).rectangle((0, 0, 12, H), fill=0)
    clear = picture.copy()
    clear.putalpha(alpha)
    clear.save(folder / "alpha.png")
    clear.save(folder / "alpha.webp", lossless=True)
    clear.convert("LA").save(folder / "gray-alpha.png")
    picture.save(folder / "lossy.webp", quality=80)
    picture.quantize(256).save(folder / "palette.bmp")
    picture.quantize(128).save(folder / "still.gif")
    frames = moving(picture)
    frames[0].save(folder / "moving.gif", save_all=True, append_images=frames[1:], duration=400, loop=0)
    frames[0].save(folder / "moving.webp", save_all=True, append_images=frames[1:], duration=400, quality=80)
    frames[0].save(folder / "moving.png", save_all=True, append_images=frames[1:], duration=400)


main(Path(sys.argv[1]))
