-- AlterTable
ALTER TABLE "plan" ADD COLUMN     "confirmed_at" TIMESTAMPTZ(3),
ADD COLUMN     "undone_at" TIMESTAMPTZ(3);
