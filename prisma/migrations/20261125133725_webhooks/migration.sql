-- CreateEnum
CREATE TYPE "inbox_platform" AS ENUM ('slack', 'discord', 'tiktok');

-- AlterTable
ALTER TABLE "inbox_event"
ALTER COLUMN "platform" TYPE "inbox_platform" USING "platform"::text::"inbox_platform";

-- CreateIndex
CREATE INDEX "inbox_event_platform_received_at_idx" ON "inbox_event"("platform", "received_at");

