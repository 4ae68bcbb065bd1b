-- AlterTable
ALTER TABLE "attempt" ADD COLUMN     "profile_id" UUID;

-- AlterTable
ALTER TABLE "profile" ADD COLUMN     "resting_code" TEXT,
ADD COLUMN     "resting_until" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "call_count" (
    "scope" TEXT NOT NULL,
    "bucket" TIMESTAMPTZ(3) NOT NULL,
    "calls" INTEGER NOT NULL,

    CONSTRAINT "call_count_pkey" PRIMARY KEY ("scope","bucket")
);

-- CreateIndex
CREATE INDEX "call_count_bucket_idx" ON "call_count"("bucket");

-- CreateIndex
CREATE INDEX "attempt_profile_id_init_at_idx" ON "attempt"("profile_id", "init_at");
