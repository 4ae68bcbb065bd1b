-- CreateTable
CREATE TABLE "shown_form" (
    "form" TEXT NOT NULL,
    "made_at" TEXT NOT NULL,
    "hash" TEXT,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "shown_form_pkey" PRIMARY KEY ("form")
);
