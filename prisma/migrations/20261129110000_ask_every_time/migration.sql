-- AlterTable
ALTER TABLE "workspace" ADD COLUMN     "ask_every_time" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "profile" ADD COLUMN     "ask_every_time" BOOLEAN;
