-- Names that say what a column holds. Nothing is lost: tables, columns, keys and indexes are renamed in place.
ALTER TABLE "attempt" RENAME COLUMN "told" TO "publish_status";
ALTER TABLE "attempt" RENAME COLUMN "told_at" TO "publish_status_at";

ALTER TABLE "profile" RENAME COLUMN "resting_until" TO "cool_down_until";
ALTER TABLE "profile" RENAME COLUMN "resting_code" TO "cool_down_code";
UPDATE "notice" SET "kind" = 'profile_cool_down' WHERE "kind" = 'profile_resting';

ALTER TABLE "trouble" RENAME TO "incident_profile";
ALTER TABLE "incident_profile" RENAME CONSTRAINT "trouble_pkey" TO "incident_profile_pkey";

ALTER TABLE "outage" RENAME TO "incident";
ALTER TABLE "incident" RENAME CONSTRAINT "outage_pkey" TO "incident_pkey";

ALTER TABLE "audit" RENAME TO "change_log";
ALTER TABLE "change_log" RENAME CONSTRAINT "audit_pkey" TO "change_log_pkey";
ALTER TABLE "change_log" RENAME CONSTRAINT "audit_workspace_id_fkey" TO "change_log_workspace_id_fkey";
ALTER INDEX "audit_workspace_id_at_idx" RENAME TO "change_log_workspace_id_at_idx";
