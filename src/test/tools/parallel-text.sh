#!/bin/bash
# Writes parallel text out of Debian's packages: one pair of segments a line, LANGUAGE<tab>English, each pair once, sorted.
#
#   src/test/tools/parallel-text.sh fr /tmp/fr-en.tsv
#   ./vigie lexicon --from fr --to en /tmp/fr-en.tsv src/main/resources/vigie/text/lexicon_fr_en.tsv
#
# Needs Debian's apt, dpkg and python3, and about 1.5 GB under /tmp (TMPDIR) while it runs. Installs nothing and leaves apt's
# own lists alone. Every package is free software; the licences are in lexicon.md beside the lexicon.
set -euo pipefail

language=${1:?language, such as fr}
out=$(realpath "${2:?file to write}")
here=$(dirname "$(realpath "$0")")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Manuals in both languages (the same blocks in the same order), dialogues of games, catalogues of messages (MO, PO), and help
# with numbered paragraphs. Prose counts most: what programs say is short and technical.
packages=(debian-handbook developers-reference
    "developers-reference-$language" debian-reference-en "debian-reference-$language" debian-faq "debian-faq-$language"
    maint-guide "maint-guide-$language" aptitude-doc-en "aptitude-doc-$language" installation-guide-amd64
    gnome-user-docs gimp-help-en "gimp-help-$language" libreoffice-help-en-us "libreoffice-help-$language"
    wesnoth-1.16-data wesnoth-1.16-did wesnoth-1.16-dm wesnoth-1.16-dw wesnoth-1.16-ei wesnoth-1.16-httt
    wesnoth-1.16-l wesnoth-1.16-low wesnoth-1.16-nr wesnoth-1.16-sof wesnoth-1.16-sota wesnoth-1.16-sotbe
    wesnoth-1.16-thot wesnoth-1.16-trow wesnoth-1.16-tsg wesnoth-1.16-ttb wesnoth-1.16-utbs fillets-ng-data flare-game
    freedroidrpg-data lordsawar-data freeciv-data iso-codes gramps evolution-common homebank-data
    kstars-data kgeography-data marble-data kmymoney-common)

# Apt with lists of its own: the machine's first Debian archive, with the descriptions of packages in both languages.
mkdir -p "$work"/{empty,lists/partial,files}
archive=$(apt-get indextargets --format '$(ORIGIN) $(COMPONENT) $(REPO_URI) $(RELEASE)' \
    'Created-By: Packages' | awk '$1 == "Debian" && $2 == "main"' | grep -v -- '-\(updates\|security\)' | head -1)
read -r _ _ uri suite <<<"$archive"
printf 'Types: deb\nURIs: %s\nSuites: %s\nComponents: main\n%s\n' "$uri" "$suite" \
    'Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg' >"$work/debian.sources"
cat >"$work/apt.conf" <<END
Dir::Etc::parts "$work/empty";
Dir::Etc::sourcelist "$work/debian.sources";
Dir::Etc::sourceparts "-";
Dir::State::lists "$work/lists";
Acquire::Languages { "en"; "$language"; };
APT::Sandbox::User "root";
END
export APT_CONFIG=$work/apt.conf
apt-get -qq update

cd "$work/files"
for package in "${packages[@]}"; do
    echo "package $package" >&2
    apt-get -qq download "$package" || { echo "no package $package" >&2; continue; }
    dpkg-deb --fsys-tarfile "$package"_*.deb >"$package.tar"
    rm "$package"_*.deb
done
cd "$work"
for each in en "$language"; do
    /usr/lib/apt/apt-helper cat-file "$(find lists -name "*Translation-$each*" | head -1)" >"descriptions-$each"
done
python3 "$here/parallel_text.py" "$language" "$work" >"$out"
wc -l "$out" >&2
