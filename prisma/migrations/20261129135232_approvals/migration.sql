-- CreateEnum
CREATE TYPE "approval_decision" AS ENUM ('approved', 'changes_asked', 'rejected');

-- AlterTable
ALTER TABLE "post" ADD COLUMN     "approval_round" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "workspace" ADD COLUMN     "approvals" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "approvers" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- CreateTable
CREATE TABLE "approval" (
    "id" UUID NOT NULL,
    "post_id" UUID NOT NULL,
    "member_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "decision" "approval_decision" NOT NULL,
    "reason" TEXT,
    "round" INTEGER NOT NULL,
    "settings" JSONB NOT NULL,
    "video_sha256" TEXT,

    CONSTRAINT "approval_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "approval_post_id_idx" ON "approval"("post_id");

-- AddForeignKey
ALTER TABLE "approval" ADD CONSTRAINT "approval_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "post"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "approval" ADD CONSTRAINT "approval_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE SET NULL ON UPDATE CASCADE;
