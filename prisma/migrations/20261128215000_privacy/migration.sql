-- AlterTable
ALTER TABLE "member" ADD COLUMN     "is_guest" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "thread" ADD COLUMN     "is_private" BOOLEAN NOT NULL DEFAULT false;

-- Slack's direct messages and private channels of old; for the others nobody has kept what they are.
UPDATE "thread" SET "is_private" = true WHERE "channel" ~ '^[DG][A-Z0-9]+$';
