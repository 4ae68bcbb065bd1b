-- AlterTable
ALTER TABLE "workspace" ADD COLUMN     "digest_by" TEXT,
ADD COLUMN     "digest_channel" TEXT,
ADD COLUMN     "digest_zone" TEXT;
