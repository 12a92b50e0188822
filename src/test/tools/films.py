#!/usr/bin/env python3
"""Makes films to measure with: 30 originals, what copiers do to them, and 100 films that show something else.

    films.py PICTURES OTHERS OUT [SOURCES [SEED]]

PICTURES and OTHERS are folders of pictures (JPEG or PNG) that share none; slides are those whose names begin with
"slide". OUT receives originals/, copies/<change>/ and others/<kind>/. SOURCES is how many originals are made (30).
With a SEED other than 0 the films are of other kinds: the camera sways, turns and comes near at one time, scenes fade
into one another or last as long as the film, and some are filmed at 30 pictures a second.
Needs ffmpeg (Debian 12's 5.1). The same folders and seed give the same films: every choice is drawn by that seed.
"""
import pathlib
import random
import subprocess
import sys

WIDTH, HEIGHT, RATE = 480, 270, 25
# made of every original; the other changes of the first twelve
MAIN = ("recompressed", "tall", "captioned", "cut5", "slowed", "faster", "mirrored", "all")
FONT = "/usr/share/fonts/truetype/dejavu/DejaVuSans-Bold.ttf"


def ffmpeg(out, inputs, graph, quality=23, more=()):
    if out.exists():
        return
    out.parent.mkdir(parents=True, exist_ok=True)
    part = out.with_suffix(".part.mp4")
    command = ["ffmpeg", "-v", "error", "-y", "-threads", "1"]
    for options in inputs:
        command += options
    command += ["-filter_complex", graph, "-map", "[out]", "-an", "-c:v", "libx264", "-preset", "ultrafast"]
    command += ["-crf", str(quality), "-pix_fmt", "yuv420p", *more, str(part)]
    subprocess.run(command, check=True)
    part.rename(out)


def picture(path):
    return ["-framerate", str(RATE), "-i", str(path)]


def still(seconds):
    """One picture shown for a time: it is scaled once, before this."""
    return f"loop=loop={int(seconds * RATE) - 1}:size=1,setpts=N/{RATE}/TB"


def pan(i, chance, seconds):
    """A camera that moves over a picture, and comes nearer or goes away in one scene of three."""
    end = f"setsar=1,fps={RATE},format=yuv420p,setpts=PTS-STARTPTS[s{i}]"
    if chance.random() < 0.34:
        near, far = f"1+0.4*on/{int(seconds * RATE)}", f"1.4-0.4*on/{int(seconds * RATE)}"
        zoom = near if chance.random() < 0.5 else far
        return (f"[{i}:v]scale={2 * WIDTH}:{2 * HEIGHT}:force_original_aspect_ratio=increase,"
                f"crop={2 * WIDTH}:{2 * HEIGHT},zoompan=z='{zoom}':x='iw/2-iw/zoom/2':y='ih/2-ih/zoom/2':d={int(seconds * RATE)}:"
                f"s={WIDTH}x{HEIGHT}:fps={RATE}," + end)
    scale = chance.uniform(1.25, 1.7)
    x0, x1, y0, y1 = (chance.random() for _ in range(4))
    return (f"[{i}:v]scale={int(WIDTH * scale) // 2 * 2}:{int(HEIGHT * scale) // 2 * 2}:"
            f"force_original_aspect_ratio=increase,{still(seconds)},"
            f"crop={WIDTH}:{HEIGHT}:x='(iw-ow)*({x0:.3f}+({x1 - x0:.3f})*t/{seconds})':"
            f"y='(ih-oh)*({y0:.3f}+({y1 - y0:.3f})*t/{seconds})'," + end)


def wander(i, chance, seconds):
    """A camera held in a hand: it sways, turns a little and comes nearer or goes away, all at one time."""
    scale = chance.uniform(1.3, 1.9)
    width, height = int(WIDTH * scale) // 2 * 2, int(HEIGHT * scale) // 2 * 2
    a, b, c, d = (chance.uniform(0.3, 1.8) for _ in range(4))
    turn = chance.uniform(0, 0.09)
    near = chance.uniform(-0.16, 0.16)
    zoomed = f"(1.15+{near:.3f}*t/{seconds})"
    return (f"[{i}:v]scale={width}:{height}:force_original_aspect_ratio=increase,{still(seconds)},"
            f"rotate='{turn:.3f}*sin({c:.2f}*t)':ow=iw:oh=ih:c=gray,"
            f"scale=w='{width}*{zoomed}':h='{height}*{zoomed}':eval=frame:flags=bilinear,"
            f"crop={WIDTH}:{HEIGHT}:x='(iw-ow)*(0.5+0.32*sin({a:.2f}*t+{d:.2f}))':"
            f"y='(ih-oh)*(0.5+0.28*sin({b:.2f}*t))',setsar=1,fps={RATE},format=yuv420p,setpts=PTS-STARTPTS[s{i}]")


def held(out, pictures, chance):
    """Scenes by hand that fade into one another within half a second."""
    scenes = [(path, chance.uniform(2.2, 6)) for path in pictures]
    graph = [wander(i, chance, seconds) for i, (_, seconds) in enumerate(scenes)]
    last, at = "[s0]", 0.0
    for i in range(1, len(scenes)):
        at += scenes[i - 1][1] - 0.5
        name = "[out]" if i == len(scenes) - 1 else f"[x{i}]"
        graph.append(f"{last}[s{i}]xfade=transition=fade:duration=0.48:offset={at - 0.04:.2f}{name}")
        last = name
    ffmpeg(out, [picture(path) for path, _ in scenes], ";".join(graph), more=("-g", "60"))


def calm(out, path, chance, seconds=14):
    """One picture, to which the camera comes nearer for the whole of the film."""
    frames = int(seconds * RATE)
    gain = chance.uniform(0.35, 0.8)
    x, y = chance.uniform(0.3, 0.7), chance.uniform(0.3, 0.7)
    graph = (f"[0:v]scale={2 * WIDTH}:{2 * HEIGHT}:force_original_aspect_ratio=increase,crop={2 * WIDTH}:{2 * HEIGHT},"
             f"zoompan=z='1+{gain:.3f}*on/{frames}':x='(iw-iw/zoom)*{x:.3f}':y='(ih-ih/zoom)*{y:.3f}':d={frames}:"
             f"s={WIDTH}x{HEIGHT}:fps={RATE},format=yuv420p[out]")
    ffmpeg(out, [picture(path)], graph)


def join(count):
    return "".join(f"[s{i}]" for i in range(count)) + f"concat=n={count}:v=1[out]"


def travel(out, pictures, chance, first=None):
    """Scenes of two and a half to five seconds, cut hard."""
    scenes = [(path, chance.choice([2.4, 3, 3.6, 5])) for path in pictures]
    inputs = [picture(path) for path, seconds in scenes]
    graph = [pan(i, chance, seconds) for i, (_, seconds) in enumerate(scenes)]
    if first is not None:
        inputs.append(["-i", str(first)])
        graph.append(f"[{len(scenes)}:v]setsar=1,fps={RATE},format=yuv420p,setpts=PTS-STARTPTS[intro]")
        order = "[intro]" + "".join(f"[s{i}]" for i in range(len(scenes)))
        ffmpeg(out, inputs, ";".join(graph) + f";{order}concat=n={len(scenes) + 1}:v=1[out]")
        return
    ffmpeg(out, inputs, ";".join(graph) + ";" + join(len(scenes)))


def presenter(out, back, front, chance, seconds=14):
    """Somebody before a wall: the picture behind stands still, the one before it sways and nods."""
    a, b, c = (chance.uniform(0.7, 2.9) for _ in range(3))
    graph = (f"[0:v]scale={WIDTH}:{HEIGHT}:force_original_aspect_ratio=increase,crop={WIDTH}:{HEIGHT},setsar=1,{still(seconds)}[back];"
             f"[1:v]scale=-2:200,{still(seconds)}[front];"
             f"[back][front]overlay=x='(W-w)/2+60*sin({a:.2f}*t)+20*sin({b:.2f}*t)':"
             f"y='H-h+18+16*sin({c:.2f}*t)',format=yuv420p[out]")
    ffmpeg(out, [picture(back), picture(front)], graph, more=("-t", str(seconds)))


def drawn(out, chance, seconds=14):
    """Shapes that no camera has seen: fractals, cells, gradients, one after the other."""
    size = f"s={WIDTH}x{HEIGHT}:r={RATE}"
    kinds = [
        f"mandelbrot={size}:start_scale={chance.uniform(0.5, 3):.3f}:end_scale=0.02:end_pts=400:"
        f"start_x={chance.uniform(-0.9, -0.6):.5f}:start_y={chance.uniform(-0.3, 0.3):.5f}",
        f"life={size}:mold=10:ratio={chance.uniform(0.05, 0.3):.3f}:seed={chance.randrange(10**6)}:"
        f"death_color=#502020:life_color=#40ff80",
        f"gradients={size}:n=6:seed={chance.randrange(10**6)}:speed=0.02:x0={chance.randrange(600)}:"
        f"y1={chance.randrange(300)}",
        f"sierpinski={size}:seed={chance.randrange(10**6)}:jump={chance.randrange(20, 90)}",
    ]
    chance.shuffle(kinds)
    parts = [f"{kind},trim=duration={seconds / 3},hue=h={chance.randrange(360)},setsar=1,format=yuv420p,"
             f"setpts=PTS-STARTPTS[s{i}]" for i, kind in enumerate(kinds[:3])]
    ffmpeg(out, [], ";".join(parts) + ";" + join(3))


def slides(out, pictures, seconds=2.0):
    """Slides one after the other, each for two seconds, on white."""
    inputs = [picture(path) for path in pictures]
    graph = [f"[{i}:v]scale={WIDTH}:{HEIGHT}:force_original_aspect_ratio=decrease,pad={WIDTH}:{HEIGHT}:-1:-1:white,{still(seconds)},"
             f"setsar=1,fps={RATE},format=yuv420p,setpts=PTS-STARTPTS[s{i}]" for i in range(len(pictures))]
    ffmpeg(out, inputs, ";".join(graph) + ";" + join(len(pictures)))


def logo(out, seconds, words):
    """An animated title: the same for every film of a series."""
    graph = (f"color=c=#1f4e5f:s={WIDTH}x{HEIGHT}:r={RATE}:d={seconds},"
             f"drawbox=x='20+t*120':y=40:w=110:h=110:color=#f4c542:t=fill,"
             f"drawtext=fontfile={FONT}:text='{words}':fontcolor=white:fontsize=40:x='40+t*30':y=190,"
             f"format=yuv420p[out]")
    ffmpeg(out, [], graph)


def caption(words, box):
    return (f"drawtext=fontfile={FONT}:text='{words}':fontcolor=white:fontsize=h/13:x=(w-tw)/2:y=h-h*0.2:"
            f"borderw=3:bordercolor=black{box}")


def changes(chance, seconds):
    """What copiers do: a name, a chain of filters, a quality. The place of a cut is chosen for each film."""
    at = chance.uniform(1, seconds - 8)
    tall = "crop=ih*9/16:ih"
    said = caption("ATTENDEZ LA FIN", ":box=1:boxcolor=black@0.6:boxborderw=14")
    bar = ("pad=iw:ih*1.25:0:ih*0.2:white,drawtext=fontfile=" + FONT
           + ":text='Quand tu vois ceci':fontcolor=black:fontsize=h/12:x=(w-tw)/2:y=h*0.05")
    backdrop = ("split[a][b];[a]scale=270:480:force_original_aspect_ratio=increase,crop=270:480,gblur=14[c];"
                "[b]scale=270:-2[d];[c][d]overlay=(W-w)/2:(H-h)/2")
    cut = f"trim=start={at:.2f}:duration=5,setpts=PTS-STARTPTS"
    slow, fast = "setpts=PTS/0.9", "setpts=PTS/1.15"
    return {
        "recompressed": ("scale=426:-2", 36),
        "tall": (f"{tall},scale=270:480", 28),
        "captioned": (said, 28),
        "bar": (bar, 28),
        "cut5": (cut, 28),
        "slowed": (slow, 28),
        "faster": (fast, 28),
        "mirrored": ("hflip", 28),
        "letterbox": ("pad=iw:iw:0:(oh-ih)/2:black,scale=480:480", 28),
        "backdrop": (backdrop, 28),
        "filtered": ("eq=brightness=0.08:contrast=1.25:saturation=1.5,noise=alls=8:allf=t", 30),
        "rate15": ("fps=15,scale=320:180", 30),
        "all": (f"trim=start={at:.2f}:duration=5,setpts=(PTS-STARTPTS)/0.9,{tall},scale=270:480,{said}", 32),
        "all-mirrored": (f"trim=start={at:.2f}:duration=8,setpts=(PTS-STARTPTS)/1.1,hflip,crop=iw*0.95:ih*0.95,{said}", 32),
    }


def seconds(path):
    asked = ["ffprobe", "-v", "error", "-show_entries", "format=duration", "-of", "csv=p=0", str(path)]
    return float(subprocess.run(asked, check=True, capture_output=True, text=True).stdout)


def copies(out, original, chance, only):
    """Every change, or only those asked for by name."""
    for name, (chain, quality) in changes(chance, seconds(original)).items():
        if only and name not in only:
            continue
        ffmpeg(out / "copies" / name / original.name, [["-i", str(original)]], f"[0:v]{chain},format=yuv420p[out]",
               quality)


def pictures_in(folder):
    return sorted(path for path in pathlib.Path(folder).iterdir() if path.suffix in (".jpg", ".jpeg", ".png"))


def stock(pictures):
    return [path for path in pictures if not path.name.startswith("slide")]


def scenes(pictures):
    """Photographs: what lies on white fills no scene."""
    photos = [path for path in pictures if path.name.startswith(("photo", "thumb"))]
    return photos if len(photos) >= 10 else stock(pictures)


def anew(mine, others, out, sources, seed):
    """Films of other kinds, and 60 others of the same kinds."""
    mine, others, out = pictures_in(mine), pictures_in(others), pathlib.Path(out)
    intro = out / "parts" / "intro.mp4"
    logo(intro, 3.2, "CUISINE DU SUD")
    walls = random.Random(seed).sample(scenes(mine), 4)
    for n in range(sources + 60):
        original = n < sources
        chance = random.Random(10_000 * seed + n)
        kind = ("held", "held", "travel", "calm", "intro", "presenter", "wall", "drawn")[n % 8]
        film = out / ("originals" if original else f"others/{kind}") / f"{'film' if original else 'other'}{n:02}.mp4"
        photos = scenes(mine if original else others)
        if kind == "held":
            held(film, chance.sample(photos, 4), chance)
        elif kind == "travel":
            travel(film, chance.sample(photos, 5), chance)
        elif kind == "calm":
            calm(film, chance.choice(photos), chance)
        elif kind == "intro":
            travel(film, chance.sample(photos, 4), chance, intro)
        elif kind == "drawn":
            drawn(film, chance)
        else:
            # the four walls stand behind originals and others
            presenter(film, walls[n % 4] if kind == "wall" else chance.choice(photos), chance.choice(photos), chance)
        if original:
            copies(out, film, chance, MAIN)


def main(mine, others, out, sources=30, seed=0):
    if seed != 0:
        anew(mine, others, out, sources, seed)
        return
    mine, others, out = pictures_in(mine), pictures_in(others), pathlib.Path(out)
    decks = [path for path in mine if path.name.startswith("slide")]
    other_decks = [path for path in others if path.name.startswith("slide")]
    photos, other_photos = scenes(mine), scenes(others)
    things = stock(mine)
    intro = out / "parts" / "intro.mp4"
    logo(intro, 2.6, "ATELIER LENA")
    for n in range(sources):
        chance = random.Random(n)
        film = out / "originals" / f"film{n:02}.mp4"
        kind = n % 6
        if kind in (0, 1):
            travel(film, chance.sample(photos, 5), chance)
        elif kind == 2:
            travel(film, chance.sample(photos, 4), chance, intro)
        elif kind == 3:
            presenter(film, chance.choice(things), chance.choice(things), chance)
        elif kind == 4:
            drawn(film, chance)
        else:
            slides(film, chance.sample(decks, min(7, len(decks))))
        copies(out, film, chance, () if n < 12 else MAIN)
    for n in range(100):
        chance = random.Random(1000 + n)
        kind = ["travel", "travel", "intro", "intro", "presenter", "wall", "drawn", "slides", "template", "travel"][n % 10]
        film = out / "others" / kind / f"other{n:02}.mp4"
        if kind == "travel":
            travel(film, chance.sample(other_photos, 5), chance)
        elif kind == "intro":
            travel(film, chance.sample(other_photos, 4), chance, intro)
        elif kind == "presenter":
            presenter(film, chance.choice(other_photos), chance.choice(other_photos), chance)
        elif kind == "wall":
            # the wall of an original, somebody else before it
            before = random.Random(3 + 6 * (n // 10 % 5))
            presenter(film, before.choice(things), chance.choice(other_photos), chance)
        elif kind == "drawn":
            drawn(film, chance)
        elif kind == "slides":
            slides(film, chance.sample(other_decks, min(7, len(other_decks))))
        else:
            # slides of the originals' own look with other words, when there are some
            alike = [path for path in other_decks if "sametpl" in path.name] or other_decks
            slides(film, chance.sample(alike, min(7, len(alike))))
    print(len(list((out / "originals").iterdir())), "originals,", len(list((out / "copies").glob("*/*.mp4"))), "copies,",
          len(list((out / "others").glob("*/*.mp4"))), "others")


if __name__ == "__main__":
    main(*sys.argv[1:4], *(int(count) for count in sys.argv[4:6]))
