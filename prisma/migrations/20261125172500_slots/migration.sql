-- CreateEnum
CREATE TYPE "slot_frequency" AS ENUM ('daily', 'weekly', 'monthly');

-- AlterTable
ALTER TABLE "post" ADD COLUMN     "repeat" JSONB;

-- DropIndex
DROP INDEX "slot_workspace_id_weekday_minute_key";

-- A weekly time is kept as what it is.
ALTER TABLE "slot"
ADD COLUMN     "byday" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "bymonthday" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
ADD COLUMN     "freq" "slot_frequency" NOT NULL DEFAULT 'weekly',
ADD COLUMN     "interval" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "phase" INTEGER NOT NULL DEFAULT 0;

UPDATE "slot" SET "byday" = (ARRAY['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'])["weekday"];

ALTER TABLE "slot" DROP COLUMN "weekday",
ALTER COLUMN "byday" DROP DEFAULT,
ALTER COLUMN "bymonthday" DROP DEFAULT,
ALTER COLUMN "created_at" DROP DEFAULT,
ALTER COLUMN "freq" DROP DEFAULT,
ALTER COLUMN "interval" DROP DEFAULT,
ALTER COLUMN "phase" DROP DEFAULT;

-- CreateIndex
CREATE UNIQUE INDEX "slot_once" ON "slot"("workspace_id", "freq", "interval", "phase", "byday", "bymonthday", "minute", "time_zone");
