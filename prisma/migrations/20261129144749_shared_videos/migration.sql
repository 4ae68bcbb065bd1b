-- DropIndex
DROP INDEX "post_media_id_key";

-- CreateIndex
CREATE INDEX "post_media_id_idx" ON "post"("media_id");
