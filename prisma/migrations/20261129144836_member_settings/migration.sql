-- AlterTable
ALTER TABLE "member" ADD COLUMN     "told_when_published" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "usual_minute" INTEGER;
