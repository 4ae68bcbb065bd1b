-- CreateIndex
CREATE INDEX "attempt_upload_until_idx" ON "attempt"("upload_until") WHERE ("upload_url" IS NOT NULL);
