"""Reads what parallel-text.sh fetched and prints the pairs: LANGUAGE<tab>English, each once, sorted."""

import gettext
import html
import io
import re
import sys
import tarfile
from pathlib import Path

# Segments taken of one package at most, evenly spread, so that no manual drowns the others.
SEGMENTS_MAX = 25_000
# Longer segments teach less and cost more; much unequal ones are rarely translations.
WORDS_MAX = 80
RATIO_MAX = 2.5

LANGUAGE = sys.argv[1]
WORK = Path(sys.argv[2])
PO = re.compile(rf"(^|[/_.-]){LANGUAGE}([/_.-][^/]*|/.*)?\.po$|/{LANGUAGE}([-_][A-Z]+)?/.*\.po$")
MO = re.compile(rf"/{LANGUAGE}/LC_MESSAGES/.*\.mo$")
MARKS = re.compile(r"<[^<>]*>|\\f[BIRP]|%[-0-9.]*\$?[a-zA-Z]|\\[nt\"]|&[A-Za-z]+;|[{}|\\_~^]")
POD = re.compile(r"\b[A-Z]<([^<>]*)>")
WORD = re.compile(r"[^\W\d_]+")


def plain(text):
    """Returns the words of a segment without markup, on one line."""
    for _ in range(2):
        text = POD.sub(r"\1", text)
    text = html.unescape(MARKS.sub(" ", html.unescape(text)))
    return " ".join(text.replace("&", "").split())


def is_pair(here, english):
    left, right = len(WORD.findall(here)), len(WORD.findall(english))
    return (
        0 < left <= WORDS_MAX
        and 0 < right <= WORDS_MAX
        and max(left, right) <= RATIO_MAX * min(left, right) + 2
        and here.lower() != english.lower()
    )


def po(text):
    """Returns the pairs of a PO catalogue, without fuzzy and plural entries."""
    entries = []
    for block in re.split(r"\n\s*\n", text):
        if "\n#, fuzzy" in "\n" + block or re.search(r"^#,.*\bfuzzy\b", block, re.M):
            continue
        parts, part = {}, None
        for line in block.splitlines():
            opened = re.match(r'(msgid|msgstr)\s+"(.*)"$', line)
            continued = re.match(r'"(.*)"$', line)
            if opened:
                part = opened.group(1)
                parts[part] = opened.group(2)
            elif continued and part:
                parts[part] += continued.group(1)
            else:
                part = None
        if parts.get("msgid") and parts.get("msgstr"):
            entries.append((parts["msgstr"], parts["msgid"]))
    return entries


def mo(content):
    catalogue = gettext.GNUTranslations(io.BytesIO(content))._catalog
    return [(value, key.split("\x04")[-1]) for key, value in catalogue.items() if isinstance(key, str) and key]


def dialogues(text):
    """Returns the pairs of Fish Fillets' dialogues, which hold the English line beside the translated one."""
    return [
        (here, english)
        for english, here in re.findall(r'dialogId\("[^"]*", "[^"]*", "(.*)"\)\s*dialogStr\("(.*)"\)', text)
    ]


def paragraphs(text):
    return dict(re.findall(r'<(?:p|h[1-6])[^>]*?id="([^"]+)"[^>]*>(.*?)</(?:p|h[1-6])>', text, re.S))


def members(path):
    with tarfile.open(path) as tar:
        for member in tar:
            if member.isfile():
                yield member.name, lambda member=member: tar.extractfile(member).read()


def catalogues(path):
    pairs = []
    for name, read in members(path):
        if PO.search(name):
            pairs += po(read().decode("utf-8", "replace"))
        elif MO.search(name):
            pairs += mo(read())
        elif name.endswith(f"dialogs_{LANGUAGE}.lua"):
            pairs += dialogues(read().decode("utf-8", "replace"))
    return pairs


def manual_pages(path):
    """Returns the pages of manuals by language, then by their path without what names the language."""
    pages = {"en": {}, LANGUAGE: {}}
    for name, read in members(path):
        if not name.endswith((".html", ".page")):
            continue
        here = re.search(rf"[/.-]{LANGUAGE}(-{LANGUAGE.upper()})?[/.]", name)
        other = not here and re.search(r"/[a-z]{2}(-[A-Z]{2})?/", name) and not re.search(r"/en(-US)?/", name)
        if not other:
            key = re.sub(rf"[/.-]({LANGUAGE}(-{LANGUAGE.upper()})?|en(-US)?|C)(?=[/.])", "", name)
            pages[LANGUAGE if here else "en"][key] = blocks(read().decode("utf-8", "replace"))
    return pages


def blocks(page):
    """Returns the innermost blocks of a page in order, each with its kind."""
    page = re.sub(r"(?s)<(script|style|head|pre|screen|code)\b.*?</\1>", " ", page)
    return re.findall(r"(?s)<(p|li|h[1-6]|dt|dd|td|th|title|desc)\b[^>]*>((?:(?!</?(?:p|li|h[1-6]|dt|dd|td|th|ul|ol)\b).)+)", page)


def manuals(paths):
    """Returns the pairs of manuals' pages whose blocks are of the same kinds in the same order."""
    pages = {"en": {}, LANGUAGE: {}}
    for path in paths:
        for language, found in manual_pages(path).items():
            pages[language].update(found)
    pairs = []
    for key, here in sorted(pages[LANGUAGE].items()):
        english = pages["en"].get(key, [])
        if [kind for kind, _ in here] == [kind for kind, _ in english]:
            pairs += [(a, b) for (_, a), (_, b) in zip(here, english)]
    return pairs


def help_pages(language):
    pages = {}
    for name, read in members(WORK / "files" / f"libreoffice-help-{language}.tar"):
        if name.endswith(".html"):
            pages[name.split("/text/")[-1]] = paragraphs(read().decode("utf-8", "replace"))
    return pages


def office_help():
    here, english = help_pages(LANGUAGE), help_pages("en-us")
    return [
        (text, english[page][key])
        for page, texts in sorted(here.items())
        for key, text in sorted(texts.items())
        if key in english.get(page, {})
    ]


def descriptions(language):
    """Returns the paragraphs of each package's description, by its name and the sum of the English one."""
    found = {}
    for block in (WORK / f"descriptions-{language}").read_text("utf-8").split("\n\n"):
        fields = re.match(r"Package: (.*)\nDescription-md5: (.*)\nDescription-[^:]*: (.*(?:\n .*)*)", block)
        if fields:
            title, _, rest = fields.group(3).partition("\n")
            found[fields.group(1, 2)] = [title] + re.split(r"\n \.\n", rest)
    return found


def package_descriptions():
    here, english = descriptions(LANGUAGE), descriptions("en")
    return [
        pair
        for key in sorted(here)
        if len(here[key]) == len(english.get(key, []))
        for pair in zip(here[key], english[key])
    ]


def spread(pairs):
    kept = sorted({pair for pair in ((plain(a), plain(b)) for a, b in pairs) if is_pair(*pair)})
    step = max(1, -(-len(kept) // SEGMENTS_MAX))
    return kept[::step]


def main():
    all_pairs = set()
    collections = {}
    for path in sorted((WORK / "files").glob("*.tar")):
        name = re.sub(rf"-(en|{LANGUAGE})$", "", path.stem)
        if not name.startswith("libreoffice"):
            collections.setdefault(name, []).append(path)
    for name, paths in sorted(collections.items()):
        pairs = spread([pair for path in paths for pair in catalogues(path)] + manuals(paths))
        print(f"{len(pairs):7} {name}", file=sys.stderr)
        all_pairs.update(pairs)
    for name, pairs in (("office help", office_help()), ("descriptions", package_descriptions())):
        pairs = spread(pairs)
        print(f"{len(pairs):7} {name}", file=sys.stderr)
        all_pairs.update(pairs)
    sys.stdout.reconfigure(encoding="utf-8")
    for here, english in sorted(all_pairs):
        print(f"{here}\t{english}")


main()
