-- AlterTable
ALTER TABLE "attempt" ADD COLUMN     "is_whole" BOOLEAN NOT NULL DEFAULT false;
