package vigie.text;

/** A fingerprint and the number of the brief that it was kept of. */
record KeptGram(int brief, KeyedFingerprint fingerprint) {}
