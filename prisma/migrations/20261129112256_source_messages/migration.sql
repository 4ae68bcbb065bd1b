-- CreateIndex
CREATE INDEX "post_source_message_idx" ON "post"("source_message");
