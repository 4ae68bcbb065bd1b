-- AlterTable
ALTER TABLE "workspace" ADD COLUMN     "forget_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "member" ADD COLUMN     "forget_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "consent" ALTER COLUMN "member_id" DROP NOT NULL;

-- What belongs together is deleted together: checked at the end of the statement and not at each row.
ALTER TABLE "profile" DROP CONSTRAINT "profile_owner_id_fkey";
ALTER TABLE "profile" ADD CONSTRAINT "profile_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "member"("id") ON DELETE NO ACTION ON UPDATE CASCADE;

ALTER TABLE "post" DROP CONSTRAINT "post_author_id_fkey";
ALTER TABLE "post" ADD CONSTRAINT "post_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "member"("id") ON DELETE NO ACTION ON UPDATE CASCADE;

ALTER TABLE "post" DROP CONSTRAINT "post_thread_id_fkey";
ALTER TABLE "post" ADD CONSTRAINT "post_thread_id_fkey" FOREIGN KEY ("thread_id") REFERENCES "thread"("id") ON DELETE NO ACTION ON UPDATE CASCADE;

ALTER TABLE "post" DROP CONSTRAINT "post_media_id_fkey";
ALTER TABLE "post" ADD CONSTRAINT "post_media_id_fkey" FOREIGN KEY ("media_id") REFERENCES "media"("id") ON DELETE NO ACTION ON UPDATE CASCADE;

ALTER TABLE "consent" DROP CONSTRAINT "consent_member_id_fkey";
ALTER TABLE "consent" ADD CONSTRAINT "consent_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE SET NULL ON UPDATE CASCADE;
