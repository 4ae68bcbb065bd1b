-- CreateTable
CREATE TABLE "trouble" (
    "profile_id" UUID NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "trouble_pkey" PRIMARY KEY ("profile_id")
);

-- CreateTable
CREATE TABLE "outage" (
    "name" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "probe_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "outage_pkey" PRIMARY KEY ("name")
);
