-- CreateTable
CREATE TABLE "typed_form" (
    "key" TEXT NOT NULL,
    "member_id" UUID NOT NULL,
    "typed" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "typed_form_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE INDEX "typed_form_member_id_created_at_idx" ON "typed_form"("member_id", "created_at");

-- AddForeignKey
ALTER TABLE "typed_form" ADD CONSTRAINT "typed_form_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;
