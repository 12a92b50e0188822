-- Which versions of the normal form and of the channel's rules found a match; 1 was all there was before.
ALTER TABLE sighting ADD COLUMN normal_form BIGINT NOT NULL DEFAULT 1;
ALTER TABLE sighting ADD COLUMN rules BIGINT NOT NULL DEFAULT 1;
