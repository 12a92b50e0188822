-- Names that may not stand together are briefs without fingerprints: a keyed hash of each name, twelve bytes, never the name.
ALTER TABLE brief ADD COLUMN names ${blob};

-- What of a work was given, to whom, when, for what. Marks are keyed hashes of the ways of a draft's slots: never its words.
CREATE TABLE work_version (
    id BIGINT PRIMARY KEY,
    watchlist TEXT NOT NULL,
    work_key TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    text_sha256 TEXT NOT NULL,
    slots BIGINT NOT NULL,
    marks ${blob},
    normal_form BIGINT NOT NULL,
    first_seen BIGINT NOT NULL,
    UNIQUE (watchlist, work_key, sha256)
);

-- A name is forgotten after the day in until; what was given stays.
CREATE TABLE share (
    id TEXT PRIMARY KEY,
    version_id BIGINT NOT NULL REFERENCES work_version (id),
    recipient TEXT NOT NULL,
    channel TEXT NOT NULL,
    purpose TEXT NOT NULL,
    until TEXT,
    code TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    text_sha256 TEXT NOT NULL,
    shared_at BIGINT NOT NULL
);
CREATE INDEX share_version ON share (version_id);
