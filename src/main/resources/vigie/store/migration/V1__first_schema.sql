-- Instants are milliseconds since 1970-01-01T00:00:00Z; SHA-256 values are lower-case hexadecimal.
-- Portable between SQLite and PostgreSQL: no engine's own types (the placeholder ${blob} aside), ids from the table counter.

CREATE TABLE counter (
    name TEXT PRIMARY KEY,
    value BIGINT NOT NULL
);

-- One row per source of a watchlist: when it is due, and its health.
CREATE TABLE source (
    watchlist TEXT NOT NULL,
    source_key TEXT NOT NULL,
    last_look BIGINT,
    next_due BIGINT NOT NULL,
    etag TEXT,
    last_modified TEXT,
    told_broken_at BIGINT,
    candidates BIGINT NOT NULL,
    failures BIGINT NOT NULL,
    failing_since BIGINT,
    reason_kind TEXT,
    reason_detail TEXT,
    PRIMARY KEY (watchlist, source_key)
);

-- URLs known and when each is due.
CREATE TABLE frontier (
    url TEXT PRIMARY KEY,
    host TEXT NOT NULL,
    watchlist TEXT NOT NULL,
    source_key TEXT NOT NULL,
    depth BIGINT NOT NULL,
    found_by TEXT NOT NULL,
    published BIGINT,
    added_at BIGINT NOT NULL,
    answered TEXT,
    due BIGINT NOT NULL,
    confirming BIGINT NOT NULL,
    claimed_until BIGINT,
    etag TEXT,
    last_modified TEXT,
    body_sha256 TEXT,
    last_visit BIGINT,
    outcome TEXT,
    reason_kind TEXT,
    reason_detail TEXT,
    failures BIGINT NOT NULL
);
CREATE INDEX frontier_due ON frontier (due);
CREATE INDEX frontier_source ON frontier (watchlist, source_key, added_at);
CREATE INDEX frontier_answered ON frontier (answered);

-- The last reading of each page, whole, so that the full-text index can be rebuilt and new originals searched in the past.
CREATE TABLE page (
    url TEXT PRIMARY KEY,
    read_at BIGINT NOT NULL,
    title TEXT NOT NULL,
    text_sha256 TEXT NOT NULL,
    content TEXT NOT NULL
);

-- Texts as they stood when something was seen in them.
CREATE TABLE seen_text (
    sha256 TEXT PRIMARY KEY,
    content TEXT NOT NULL
);

-- Pictures found on pages: bytes are not kept, fingerprints are.
CREATE TABLE picture (
    url TEXT PRIMARY KEY,
    sha256 TEXT NOT NULL,
    read_at BIGINT NOT NULL,
    reason TEXT,
    fingerprint ${blob}
);

CREATE TABLE original (
    id TEXT PRIMARY KEY,
    watchlist TEXT NOT NULL,
    original_key TEXT NOT NULL,
    title TEXT NOT NULL,
    url TEXT,
    published BIGINT NOT NULL,
    published_precision TEXT NOT NULL,
    published_origin TEXT NOT NULL,
    language TEXT NOT NULL,
    content TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    first_seen BIGINT NOT NULL,
    searched_at BIGINT,
    gone BIGINT,
    UNIQUE (watchlist, original_key)
);

CREATE TABLE original_version (
    original_id TEXT NOT NULL REFERENCES original (id),
    sha256 TEXT NOT NULL,
    content TEXT NOT NULL,
    seen_at BIGINT NOT NULL,
    PRIMARY KEY (original_id, sha256)
);

CREATE TABLE original_image (
    original_id TEXT NOT NULL REFERENCES original (id),
    place BIGINT NOT NULL,
    name TEXT NOT NULL,
    file TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    reason TEXT,
    fingerprint ${blob},
    PRIMARY KEY (original_id, place)
);

-- One case per copier and work.
CREATE TABLE finding_case (
    id TEXT PRIMARY KEY,
    watchlist TEXT NOT NULL,
    copier TEXT NOT NULL,
    original_id TEXT NOT NULL,
    query TEXT NOT NULL,
    opened_at BIGINT NOT NULL,
    told_at BIGINT,
    UNIQUE (watchlist, copier, original_id, query)
);

CREATE TABLE verdict (
    id BIGINT PRIMARY KEY,
    case_id TEXT NOT NULL REFERENCES finding_case (id),
    verdict TEXT NOT NULL,
    scope TEXT NOT NULL,
    until TEXT,
    note TEXT NOT NULL,
    given_at BIGINT NOT NULL,
    used_at BIGINT NOT NULL
);

-- What a verdict was given on: the content of each matched region, and where it stood.
CREATE TABLE verdict_content (
    verdict_id BIGINT NOT NULL REFERENCES verdict (id),
    content_key TEXT NOT NULL,
    url TEXT NOT NULL,
    host TEXT NOT NULL,
    copier TEXT NOT NULL,
    PRIMARY KEY (verdict_id, content_key, url)
);
CREATE INDEX verdict_content_key ON verdict_content (content_key);

CREATE TABLE sighting (
    id BIGINT PRIMARY KEY,
    case_id TEXT NOT NULL REFERENCES finding_case (id),
    url TEXT NOT NULL,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    match_json TEXT NOT NULL,
    content_key TEXT NOT NULL,
    label TEXT NOT NULL,
    why TEXT NOT NULL,
    state TEXT NOT NULL,
    reason_kind TEXT,
    reason_detail TEXT,
    page_date BIGINT,
    first_seen BIGINT NOT NULL,
    last_seen BIGINT NOT NULL,
    gone BIGINT,
    evidence_id TEXT NOT NULL,
    text_sha256 TEXT NOT NULL,
    verdict_id BIGINT REFERENCES verdict (id),
    UNIQUE (case_id, url, kind, content_key)
);
CREATE INDEX sighting_url ON sighting (url);

CREATE TABLE evidence (
    id TEXT PRIMARY KEY,
    folder TEXT NOT NULL,
    captured_at BIGINT NOT NULL,
    manifest_sha256 TEXT NOT NULL
);

-- Messages written but not yet sent. handing-over: the last dot may have reached the server; never sent again.
CREATE TABLE outbox (
    id BIGINT PRIMARY KEY,
    message_key TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    watchlist TEXT NOT NULL,
    recipient TEXT NOT NULL,
    message_id TEXT NOT NULL UNIQUE,
    mime TEXT NOT NULL,
    state TEXT NOT NULL,
    attempts BIGINT NOT NULL,
    next_try BIGINT NOT NULL,
    reason TEXT NOT NULL,
    queued_at BIGINT NOT NULL,
    settled_at BIGINT
);
CREATE INDEX outbox_state ON outbox (state, next_try);

CREATE TABLE host_pause (
    host TEXT PRIMARY KEY,
    until BIGINT NOT NULL,
    reason_kind TEXT NOT NULL,
    reason_detail TEXT NOT NULL,
    strikes BIGINT NOT NULL
);

CREATE TABLE session (
    token_sha256 TEXT PRIMARY KEY,
    expires BIGINT NOT NULL
);

-- When the digest of a watchlist was last written, so that the next says what is new since.
CREATE TABLE digest (
    watchlist TEXT PRIMARY KEY,
    written_at BIGINT NOT NULL
);
