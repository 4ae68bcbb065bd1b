-- Signed links to files are kept sealed and only until they are fetched; those of old go.
UPDATE "media" SET "source" = "source" - 'url' WHERE jsonb_exists("source", 'url');

-- Nothing of what came in is kept once it is done or given up.
UPDATE "inbox_event" SET "body" = '{}' WHERE "done_at" IS NOT NULL OR "failed_at" IS NOT NULL;
