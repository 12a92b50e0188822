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

-- Queries made of originals: what was asked where and why, or why it was not. Only published texts are ever in here.
CREATE TABLE query_log (
    id BIGINT PRIMARY KEY,
    watchlist TEXT NOT NULL,
    original_id TEXT NOT NULL REFERENCES original (id),
    kind TEXT NOT NULL,
    query TEXT NOT NULL,
    why TEXT NOT NULL,
    service TEXT NOT NULL,
    asked_at BIGINT NOT NULL,
    outcome TEXT NOT NULL,
    results BIGINT NOT NULL,
    visited BIGINT NOT NULL
);
CREATE INDEX query_log_original ON query_log (original_id, asked_at);

-- Which published picture was sent to which service, and when.
CREATE TABLE picture_asked (
    sha256 TEXT NOT NULL,
    service TEXT NOT NULL,
    asked_at BIGINT NOT NULL,
    PRIMARY KEY (sha256, service)
);
