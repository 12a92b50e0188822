// Pairs that Dolos (@dodona/dolos-core) finds between pages and originals.
//
//   node dolos.mjs FOLDER K W SHARED > pairs.tsv
//
// FOLDER holds pages/ and originals/. A word is a token (letters and digits, lower case), K the words of a k-gram, W the
// k-grams of a window, SHARED the fingerprints that a pair must share at least. Prints page, tab, original.
import { readdirSync, readFileSync } from "node:fs";
import { File, FingerprintIndex, Region, TokenizedFile } from "@dodona/dolos-core";

const [folder, k, w, shared] = process.argv.slice(2);

function files(kind) {
    return readdirSync(`${folder}/${kind}`).sort().map((name) => {
        const text = readFileSync(`${folder}/${kind}/${name}`, "utf8");
        const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
        const regions = words.map((word, number) => new Region(number, 0, number, word.length));
        return new TokenizedFile(new File(`${kind}/${name}`, text), words, regions);
    });
}

const index = new FingerprintIndex(Number(k), Number(w));
index.addFiles([...files("pages"), ...files("originals")]);
const counts = new Map();
for (const fingerprint of index.sharedFingerprints()) {
    const paths = [...fingerprint.files()].map((file) => file.path.split("/"));
    for (const [, page] of paths.filter(([kind]) => kind === "pages")) {
        for (const [, original] of paths.filter(([kind]) => kind === "originals")) {
            const pair = `${page}\t${original}`;
            counts.set(pair, (counts.get(pair) ?? 0) + 1);
        }
    }
}
for (const [pair, count] of counts) {
    if (count >= Number(shared)) {
        console.log(pair);
    }
}
