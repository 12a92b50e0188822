-- Words read in pictures, and films. What is kept of pictures has a new form: it is made again from the pictures.
ALTER TABLE picture ADD COLUMN words TEXT;
DELETE FROM picture;

ALTER TABLE original_image ADD COLUMN words TEXT;
ALTER TABLE original_image ADD COLUMN frames BIGINT;
ALTER TABLE original_image ADD COLUMN number BIGINT;
UPDATE original_image SET fingerprint = NULL, reason = NULL;

-- Films found on pages, and films of originals.
CREATE TABLE video (
    url TEXT PRIMARY KEY,
    sha256 TEXT NOT NULL,
    read_at BIGINT NOT NULL,
    reason TEXT,
    fingerprint ${blob}
);

CREATE TABLE original_video (
    original_id TEXT NOT NULL REFERENCES original (id),
    place BIGINT NOT NULL,
    name TEXT NOT NULL,
    file TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    reason TEXT,
    fingerprint ${blob},
    PRIMARY KEY (original_id, place)
);
