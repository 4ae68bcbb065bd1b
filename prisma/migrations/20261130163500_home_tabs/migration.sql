-- AlterTable
ALTER TABLE "member" ADD COLUMN     "home_opened_at" TIMESTAMPTZ(3),
ADD COLUMN     "home_shown" TEXT;

-- CreateIndex
CREATE INDEX "member_workspace_id_home_opened_at_idx" ON "member"("workspace_id", "home_opened_at");
