-- CreateEnum
CREATE TYPE "plan_state" AS ENUM ('proposed', 'confirmed', 'undone');

-- AlterTable
ALTER TABLE "post" ADD COLUMN     "letter" TEXT,
ADD COLUMN     "plan_at" TIMESTAMPTZ(3),
ADD COLUMN     "plan_id" UUID;

-- CreateTable
CREATE TABLE "plan" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "thread_id" UUID NOT NULL,
    "source_key" TEXT NOT NULL,
    "state" "plan_state" NOT NULL DEFAULT 'proposed',
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "plan_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "plan_thread_id_idx" ON "plan"("thread_id");

-- CreateIndex
CREATE UNIQUE INDEX "plan_workspace_id_source_key_key" ON "plan"("workspace_id", "source_key");

-- CreateIndex
CREATE INDEX "post_plan_id_idx" ON "post"("plan_id");

-- AddForeignKey
ALTER TABLE "post" ADD CONSTRAINT "post_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "plan"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plan" ADD CONSTRAINT "plan_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plan" ADD CONSTRAINT "plan_thread_id_fkey" FOREIGN KEY ("thread_id") REFERENCES "thread"("id") ON DELETE CASCADE ON UPDATE CASCADE;
