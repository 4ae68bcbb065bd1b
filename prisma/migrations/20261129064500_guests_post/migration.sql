-- AlterTable
ALTER TABLE "workspace" ADD COLUMN     "guests_post" BOOLEAN NOT NULL DEFAULT false;
