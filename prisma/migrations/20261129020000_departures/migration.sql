-- AlterTable
ALTER TABLE "workspace" ADD COLUMN     "left_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "profile" ADD COLUMN     "owner_left_at" TIMESTAMPTZ(3);

-- Asked before an account is connected; links of earlier versions were for everybody.
ALTER TABLE "ticket" ADD COLUMN     "shared" BOOLEAN NOT NULL DEFAULT true;
