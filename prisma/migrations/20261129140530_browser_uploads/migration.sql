-- CreateEnum
CREATE TYPE "ticket_purpose" AS ENUM ('connect', 'upload');

-- AlterTable
ALTER TABLE "ticket" ADD COLUMN     "place" JSONB,
ADD COLUMN     "purpose" "ticket_purpose" NOT NULL DEFAULT 'connect';

-- CreateTable
CREATE TABLE "browser_upload" (
    "id" UUID NOT NULL,
    "ticket_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "file_name" TEXT NOT NULL,
    "size_bytes" BIGINT NOT NULL,
    "last_modified" TEXT NOT NULL,
    "when" TEXT,
    "caption" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "received_at" TIMESTAMPTZ(3),
    "media_id" UUID,
    "refused_at" TIMESTAMPTZ(3),

    CONSTRAINT "browser_upload_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "browser_upload_media_id_key" ON "browser_upload"("media_id");

-- CreateIndex
CREATE INDEX "browser_upload_ticket_id_idx" ON "browser_upload"("ticket_id");

-- CreateIndex
CREATE INDEX "browser_upload_workspace_id_received_at_idx" ON "browser_upload"("workspace_id", "received_at");

-- CreateIndex
CREATE INDEX "browser_upload_member_id_received_at_idx" ON "browser_upload"("member_id", "received_at");

-- AddForeignKey
ALTER TABLE "browser_upload" ADD CONSTRAINT "browser_upload_ticket_id_fkey" FOREIGN KEY ("ticket_id") REFERENCES "ticket"("id") ON DELETE CASCADE ON UPDATE CASCADE;
