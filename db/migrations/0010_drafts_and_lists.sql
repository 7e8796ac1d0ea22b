DROP INDEX "outbox_due";--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "list_post" text;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "followup_to" jsonb;--> statement-breakpoint
ALTER TABLE "mailboxes" ADD COLUMN "drafts_due" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "drafts" ADD COLUMN "saving_version" integer;--> statement-breakpoint
ALTER TABLE "outgoing_files" ADD COLUMN "from_part" text;--> statement-breakpoint
CREATE INDEX "outbox_due" ON "outbox" USING btree ("send_at") WHERE "outbox"."state" in ('queued', 'sending', 'asking');