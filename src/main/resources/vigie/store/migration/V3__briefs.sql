-- Confidential texts: keyed fingerprints, eight bytes each, in an order that says nothing; never a word. The key is not here.
-- text_hash and key_check are keyed too: they tell that a file or the key has changed and nothing else. A brief that its
-- watchlist no longer names has no fingerprints.
CREATE TABLE brief (
    id TEXT PRIMARY KEY,
    watchlist TEXT NOT NULL,
    brief_key TEXT NOT NULL,
    embargo TEXT,
    text_hash TEXT NOT NULL,
    key_check TEXT NOT NULL,
    normal_form BIGINT NOT NULL,
    fingerprints ${blob} NOT NULL,
    first_seen BIGINT NOT NULL,
    searched_at BIGINT,
    gone BIGINT,
    UNIQUE (watchlist, brief_key)
);
