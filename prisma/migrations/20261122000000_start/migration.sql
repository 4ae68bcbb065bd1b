-- CreateEnum
CREATE TYPE "platform" AS ENUM ('slack', 'discord');

-- CreateEnum
CREATE TYPE "profile_status" AS ENUM ('active', 'inactive');

-- CreateEnum
CREATE TYPE "profile_mode" AS ENUM ('direct', 'inbox');

-- CreateEnum
CREATE TYPE "privacy_level" AS ENUM ('PUBLIC_TO_EVERYONE', 'MUTUAL_FOLLOW_FRIENDS', 'FOLLOWER_OF_CREATOR', 'SELF_ONLY');

-- CreateEnum
CREATE TYPE "post_state" AS ENUM ('draft', 'scheduled', 'publishing', 'processing', 'in_inbox', 'published', 'failed', 'cancelled', 'on_hold', 'unconfirmed');

-- CreateEnum
CREATE TYPE "media_state" AS ENUM ('expected', 'ready', 'refused', 'removed');

-- CreateEnum
CREATE TYPE "notice_state" AS ENUM ('pending', 'sending', 'sent', 'undeliverable');

-- CreateTable
CREATE TABLE "workspace" (
    "id" UUID NOT NULL,
    "platform" "platform" NOT NULL,
    "external_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "default_profile_id" UUID,
    "usual_minute" INTEGER NOT NULL DEFAULT 1080,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "workspace_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "member" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "external_id" TEXT NOT NULL,
    "display_name" TEXT NOT NULL,
    "time_zone" TEXT,
    "locale" TEXT,
    "is_admin" BOOLEAN NOT NULL DEFAULT false,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "member_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "profile" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "owner_id" UUID NOT NULL,
    "open_id" TEXT NOT NULL,
    "handle" TEXT NOT NULL,
    "nickname" TEXT NOT NULL,
    "avatar_url" TEXT,
    "mode" "profile_mode" NOT NULL,
    "scopes" TEXT[],
    "status" "profile_status" NOT NULL DEFAULT 'active',
    "inactive_reason" TEXT,
    "inactive_at" TIMESTAMPTZ(3),
    "shared" BOOLEAN NOT NULL DEFAULT true,
    "connected_at" TIMESTAMPTZ(3) NOT NULL,
    "access_token" TEXT,
    "refresh_token" TEXT,
    "access_expires_at" TIMESTAMPTZ(3),
    "refresh_expires_at" TIMESTAMPTZ(3),
    "tokens_stored_at" TIMESTAMPTZ(3),
    "token_version" INTEGER NOT NULL DEFAULT 0,
    "creator_info" JSONB,
    "creator_info_at" TIMESTAMPTZ(3),
    "privacy_level" "privacy_level",
    "disable_comment" BOOLEAN NOT NULL DEFAULT false,
    "disable_duet" BOOLEAN NOT NULL DEFAULT false,
    "disable_stitch" BOOLEAN NOT NULL DEFAULT false,
    "cover_timestamp_ms" INTEGER NOT NULL DEFAULT 0,
    "brand_content" BOOLEAN NOT NULL DEFAULT false,
    "brand_organic" BOOLEAN NOT NULL DEFAULT false,
    "ai_generated" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "profile_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ticket" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "profile_id" UUID,
    "ticket_hash" TEXT NOT NULL,
    "browser_hash" TEXT,
    "state_hash" TEXT,
    "code_verifier" TEXT,
    "state" TEXT,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ticket_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "thread" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "channel" TEXT NOT NULL,
    "root" TEXT NOT NULL DEFAULT '',
    "wanted_version" INTEGER NOT NULL DEFAULT 0,
    "pending" BOOLEAN NOT NULL DEFAULT false,
    "next_try_at" TIMESTAMPTZ(3),
    "tries" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "thread_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "post" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "workspace_id" UUID NOT NULL,
    "author_id" UUID NOT NULL,
    "profile_id" UUID,
    "thread_id" UUID NOT NULL,
    "media_id" UUID NOT NULL,
    "source_key" TEXT NOT NULL,
    "source_message" TEXT NOT NULL,
    "state" "post_state" NOT NULL DEFAULT 'draft',
    "missing" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "schedule_version" INTEGER NOT NULL DEFAULT 0,
    "due_at" TIMESTAMPTZ(3),
    "wake_at" TIMESTAMPTZ(3),
    "post_now" BOOLEAN NOT NULL DEFAULT false,
    "earlier_due_at" TIMESTAMPTZ(3),
    "choices" TIMESTAMPTZ(3)[],
    "undo_until" TIMESTAMPTZ(3),
    "time_zone" TEXT NOT NULL,
    "time_note" JSONB,
    "caption" TEXT NOT NULL,
    "asked" JSONB NOT NULL,
    "privacy_level" "privacy_level" NOT NULL,
    "disable_comment" BOOLEAN NOT NULL,
    "disable_duet" BOOLEAN NOT NULL,
    "disable_stitch" BOOLEAN NOT NULL,
    "cover_timestamp_ms" INTEGER NOT NULL,
    "brand_content" BOOLEAN NOT NULL,
    "brand_organic" BOOLEAN NOT NULL,
    "ai_generated" BOOLEAN NOT NULL,
    "advice" JSONB,
    "reviewing" BOOLEAN NOT NULL DEFAULT false,
    "late" BOOLEAN NOT NULL DEFAULT false,
    "awaiting_approval" BOOLEAN NOT NULL DEFAULT false,
    "video_id" TEXT,
    "published_at" TIMESTAMPTZ(3),
    "problem" JSONB,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "attempt_count" INTEGER NOT NULL DEFAULT 0,
    "card_message" TEXT,
    "card_state" "notice_state" NOT NULL DEFAULT 'pending',
    "card_version" INTEGER NOT NULL DEFAULT 0,
    "reaction" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "post_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "attempt" (
    "id" UUID NOT NULL,
    "post_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "claim_token" TEXT NOT NULL,
    "claimed_until" TIMESTAMPTZ(3) NOT NULL,
    "init_count" INTEGER NOT NULL DEFAULT 0,
    "init_at" TIMESTAMPTZ(3),
    "publish_id" TEXT,
    "upload_url" TEXT,
    "upload_until" TIMESTAMPTZ(3),
    "byte_begun_at" TIMESTAMPTZ(3),
    "bytes_confirmed" BIGINT NOT NULL DEFAULT 0,
    "bytes_sent" BIGINT NOT NULL DEFAULT 0,
    "submitted_at" TIMESTAMPTZ(3),
    "told" JSONB,
    "told_at" TIMESTAMPTZ(3),
    "polls" INTEGER NOT NULL DEFAULT 0,
    "poll_at" TIMESTAMPTZ(3),
    "outcome" TEXT,
    "error_code" TEXT,
    "log_id" TEXT,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "attempt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "history" (
    "id" UUID NOT NULL,
    "post_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "move" TEXT NOT NULL,
    "from" "post_state" NOT NULL,
    "to" "post_state" NOT NULL,
    "actor" TEXT NOT NULL,
    "facts" JSONB,

    CONSTRAINT "history_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notice" (
    "id" UUID NOT NULL,
    "sequence" BIGSERIAL NOT NULL,
    "thread_id" UUID NOT NULL,
    "post_id" UUID,
    "mention" TEXT,
    "kind" TEXT NOT NULL,
    "data" JSONB NOT NULL,
    "dedupe_key" TEXT NOT NULL,
    "state" "notice_state" NOT NULL DEFAULT 'pending',
    "outdated" BOOLEAN NOT NULL DEFAULT false,
    "message_id" TEXT,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "notice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "media" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "state" "media_state" NOT NULL DEFAULT 'expected',
    "file_name" TEXT NOT NULL,
    "source" JSONB NOT NULL,
    "size_bytes" BIGINT,
    "sha256" TEXT,
    "container" TEXT,
    "duration_ms" INTEGER,
    "width" INTEGER,
    "height" INTEGER,
    "frame_rate" DOUBLE PRECISION,
    "video_codec" TEXT,
    "audio_codec" TEXT,
    "remove_after" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "media_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "consent" (
    "id" UUID NOT NULL,
    "post_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "text" TEXT NOT NULL,
    "settings" JSONB NOT NULL,
    "offered" JSONB,
    "video_sha256" TEXT,

    CONSTRAINT "consent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "slot" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "weekday" INTEGER NOT NULL,
    "minute" INTEGER NOT NULL,
    "time_zone" TEXT NOT NULL,

    CONSTRAINT "slot_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "inbox_event" (
    "id" UUID NOT NULL,
    "platform" "platform" NOT NULL,
    "external_id" TEXT NOT NULL,
    "body" JSONB NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "leased_until" TIMESTAMPTZ(3),
    "done_at" TIMESTAMPTZ(3),
    "failed_at" TIMESTAMPTZ(3),
    "error_code" TEXT,

    CONSTRAINT "inbox_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "lease" (
    "name" TEXT NOT NULL,
    "holder" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "lease_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "audit" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "facts" JSONB,

    CONSTRAINT "audit_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "workspace_platform_external_id_key" ON "workspace"("platform", "external_id");

-- CreateIndex
CREATE UNIQUE INDEX "member_workspace_id_external_id_key" ON "member"("workspace_id", "external_id");

-- CreateIndex
CREATE INDEX "profile_open_id_idx" ON "profile"("open_id");

-- CreateIndex
CREATE INDEX "profile_status_access_expires_at_idx" ON "profile"("status", "access_expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "profile_workspace_id_open_id_key" ON "profile"("workspace_id", "open_id");

-- CreateIndex
CREATE UNIQUE INDEX "ticket_ticket_hash_key" ON "ticket"("ticket_hash");

-- CreateIndex
CREATE UNIQUE INDEX "ticket_state_hash_key" ON "ticket"("state_hash");

-- CreateIndex
CREATE INDEX "ticket_expires_at_idx" ON "ticket"("expires_at");

-- CreateIndex
CREATE INDEX "thread_pending_next_try_at_idx" ON "thread"("pending", "next_try_at");

-- CreateIndex
CREATE UNIQUE INDEX "thread_workspace_id_channel_root_key" ON "thread"("workspace_id", "channel", "root");

-- CreateIndex
CREATE UNIQUE INDEX "post_media_id_key" ON "post"("media_id");

-- CreateIndex
CREATE INDEX "post_state_wake_at_idx" ON "post"("state", "wake_at");

-- CreateIndex
CREATE INDEX "post_profile_id_state_idx" ON "post"("profile_id", "state");

-- CreateIndex
CREATE INDEX "post_thread_id_idx" ON "post"("thread_id");

-- CreateIndex
CREATE UNIQUE INDEX "post_workspace_id_code_key" ON "post"("workspace_id", "code");

-- CreateIndex
CREATE UNIQUE INDEX "post_workspace_id_source_key_key" ON "post"("workspace_id", "source_key");

-- CreateIndex
CREATE UNIQUE INDEX "attempt_publish_id_key" ON "attempt"("publish_id");

-- CreateIndex
CREATE INDEX "attempt_poll_at_idx" ON "attempt"("poll_at");

-- CreateIndex
CREATE INDEX "attempt_claimed_until_idx" ON "attempt"("claimed_until");

-- CreateIndex
CREATE UNIQUE INDEX "attempt_post_id_number_key" ON "attempt"("post_id", "number");

-- CreateIndex
CREATE INDEX "history_post_id_at_idx" ON "history"("post_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "notice_dedupe_key_key" ON "notice"("dedupe_key");

-- CreateIndex
CREATE INDEX "notice_thread_id_state_sequence_idx" ON "notice"("thread_id", "state", "sequence");

-- CreateIndex
CREATE INDEX "media_workspace_id_sha256_idx" ON "media"("workspace_id", "sha256");

-- CreateIndex
CREATE INDEX "media_state_remove_after_idx" ON "media"("state", "remove_after");

-- CreateIndex
CREATE INDEX "consent_post_id_idx" ON "consent"("post_id");

-- CreateIndex
CREATE UNIQUE INDEX "slot_workspace_id_weekday_minute_key" ON "slot"("workspace_id", "weekday", "minute");

-- CreateIndex
CREATE INDEX "inbox_event_done_at_failed_at_leased_until_idx" ON "inbox_event"("done_at", "failed_at", "leased_until");

-- CreateIndex
CREATE UNIQUE INDEX "inbox_event_platform_external_id_key" ON "inbox_event"("platform", "external_id");

-- CreateIndex
CREATE INDEX "audit_workspace_id_at_idx" ON "audit"("workspace_id", "at");

-- AddForeignKey
ALTER TABLE "member" ADD CONSTRAINT "member_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "profile" ADD CONSTRAINT "profile_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "profile" ADD CONSTRAINT "profile_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_profile_id_fkey" FOREIGN KEY ("profile_id") REFERENCES "profile"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "thread" ADD CONSTRAINT "thread_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post" ADD CONSTRAINT "post_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post" ADD CONSTRAINT "post_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post" ADD CONSTRAINT "post_profile_id_fkey" FOREIGN KEY ("profile_id") REFERENCES "profile"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post" ADD CONSTRAINT "post_thread_id_fkey" FOREIGN KEY ("thread_id") REFERENCES "thread"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post" ADD CONSTRAINT "post_media_id_fkey" FOREIGN KEY ("media_id") REFERENCES "media"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attempt" ADD CONSTRAINT "attempt_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "post"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "history" ADD CONSTRAINT "history_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "post"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notice" ADD CONSTRAINT "notice_thread_id_fkey" FOREIGN KEY ("thread_id") REFERENCES "thread"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notice" ADD CONSTRAINT "notice_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "post"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "media" ADD CONSTRAINT "media_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consent" ADD CONSTRAINT "consent_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "post"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consent" ADD CONSTRAINT "consent_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "slot" ADD CONSTRAINT "slot_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audit" ADD CONSTRAINT "audit_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;
