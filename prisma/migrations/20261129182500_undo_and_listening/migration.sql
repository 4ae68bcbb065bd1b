-- AlterTable
ALTER TABLE "workspace" ADD COLUMN     "listens" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "undo_seconds" INTEGER;
