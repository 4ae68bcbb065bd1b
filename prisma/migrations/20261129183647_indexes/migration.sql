-- CreateIndex
CREATE INDEX "member_forget_at_idx" ON "member"("forget_at");

-- CreateIndex
CREATE INDEX "post_workspace_id_due_at_idx" ON "post"("workspace_id", "due_at");

-- CreateIndex
CREATE INDEX "post_workspace_id_changed_at_idx" ON "post"("workspace_id", "changed_at");

-- CreateIndex
CREATE INDEX "post_author_id_idx" ON "post"("author_id");

-- CreateIndex
CREATE INDEX "post_state_changed_at_idx" ON "post"("state", "changed_at");

-- CreateIndex
CREATE INDEX "post_awaiting_approval_state_idx" ON "post"("awaiting_approval", "state");

-- CreateIndex
CREATE INDEX "workspace_forget_at_idx" ON "workspace"("forget_at");

-- CreateIndex
CREATE INDEX "workspace_digest_channel_idx" ON "workspace"("digest_channel");
