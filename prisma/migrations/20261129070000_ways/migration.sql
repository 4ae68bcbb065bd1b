-- The ways of a profile become those of a post.
ALTER TYPE "profile_mode" RENAME TO "way";
ALTER TYPE "way" ADD VALUE 'by_hand';

-- AlterEnum
ALTER TYPE "post_state" ADD VALUE 'handed_over' BEFORE 'published';

-- AlterTable
ALTER TABLE "post" ADD COLUMN     "remind_at" TIMESTAMPTZ(3),
ADD COLUMN     "video_link" TEXT,
ADD COLUMN     "way" "way" NOT NULL DEFAULT 'direct';

-- Posts of old have the way of their profile.
UPDATE "post" SET "way" = "profile"."mode" FROM "profile" WHERE "profile"."id" = "post"."profile_id";

-- CreateIndex
CREATE INDEX "post_remind_at_idx" ON "post"("remind_at");
