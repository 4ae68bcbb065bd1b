-- AlterTable
ALTER TABLE "workspace" ADD COLUMN     "approvers_gone_at" TIMESTAMPTZ(3);
