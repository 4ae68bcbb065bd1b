-- CreateTable
CREATE TABLE "listening" (
    "platform" "platform" NOT NULL,
    "account" TEXT NOT NULL,
    "heard_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "listening_pkey" PRIMARY KEY ("platform","account")
);
