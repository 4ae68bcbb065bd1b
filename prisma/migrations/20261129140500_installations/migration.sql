-- CreateTable
CREATE TABLE "installation" (
    "platform" "platform" NOT NULL,
    "external_id" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "version" UUID NOT NULL,
    "stored_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "installation_pkey" PRIMARY KEY ("platform","external_id")
);
