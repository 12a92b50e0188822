-- Pages get a number that stays with their URL: sketches name a page by it.
ALTER TABLE page ADD COLUMN number BIGINT;

UPDATE page SET number = numbered.number
FROM (SELECT url, ROW_NUMBER() OVER (ORDER BY url) AS number FROM page) AS numbered
WHERE numbered.url = page.url;

INSERT INTO counter (name, value) SELECT 'page', COUNT(*) FROM page;

CREATE UNIQUE INDEX page_number ON page (number);
