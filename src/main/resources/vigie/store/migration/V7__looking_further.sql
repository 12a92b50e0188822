-- Where the last look at a source ended, in the source's own words, and what a person should know of it.
ALTER TABLE source ADD COLUMN look_cursor TEXT;
ALTER TABLE source ADD COLUMN remarks TEXT;
ALTER TABLE source ADD COLUMN last_success BIGINT;

-- Calls of services that are counted by the day (UTC).
CREATE TABLE service_use (
    service TEXT NOT NULL,
    day TEXT NOT NULL,
    calls BIGINT NOT NULL,
    PRIMARY KEY (service, day)
);

-- Queries made of originals: what was asked and why, or why it was not. Only published texts are ever in here.
-- place is that in the original's plan; outcome is asked, skipped or failed.
CREATE TABLE query_log (
    id BIGINT PRIMARY KEY,
    watchlist TEXT NOT NULL,
    original_id TEXT NOT NULL REFERENCES original (id),
    place BIGINT NOT NULL,
    kind TEXT NOT NULL,
    query TEXT NOT NULL,
    why TEXT NOT NULL,
    asked_at BIGINT NOT NULL,
    outcome TEXT NOT NULL,
    results BIGINT NOT NULL,
    worth BIGINT NOT NULL
);
CREATE INDEX query_log_original ON query_log (watchlist, original_id, asked_at);

-- Which published picture was sent to which service, and when.
CREATE TABLE picture_asked (
    sha256 TEXT NOT NULL,
    service TEXT NOT NULL,
    asked_at BIGINT NOT NULL,
    PRIMARY KEY (sha256, service)
);

-- A version is known by its words however they are set, and has a date of its own with where that comes from.
ALTER TABLE original_version ADD COLUMN normal_sha256 TEXT;
ALTER TABLE original_version ADD COLUMN published BIGINT;
ALTER TABLE original_version ADD COLUMN published_precision TEXT;
ALTER TABLE original_version ADD COLUMN published_origin TEXT;
