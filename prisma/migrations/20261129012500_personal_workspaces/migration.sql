-- AlterTable
ALTER TABLE "workspace" ADD COLUMN     "is_personal" BOOLEAN NOT NULL DEFAULT false;

-- Earlier versions knew a member's direct messages with the Discord bot by this prefix alone.
UPDATE "workspace" SET "is_personal" = true WHERE "platform" = 'discord' AND "external_id" LIKE '@me:%';
