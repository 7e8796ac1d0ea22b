DROP INDEX "thread_labels_unread";--> statement-breakpoint
ALTER TABLE "thread_labels" ADD COLUMN "has_attachments" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX "thread_labels_files" ON "thread_labels" USING btree ("label_id","sort_at" DESC NULLS LAST,"thread_id" DESC NULLS LAST) WHERE "thread_labels"."has_attachments";--> statement-breakpoint
CREATE INDEX "threads_files" ON "threads" USING btree ("mailbox_id","last_message_at" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE not "threads"."hidden" and "threads"."has_attachments";--> statement-breakpoint
CREATE INDEX "thread_labels_unread" ON "thread_labels" USING btree ("label_id","sort_at" DESC NULLS LAST,"thread_id" DESC NULLS LAST) WHERE "thread_labels"."unread_count" > 0;--> statement-breakpoint
UPDATE "thread_labels" SET "has_attachments" = true FROM "threads" WHERE "threads"."id" = "thread_labels"."thread_id" AND "threads"."has_attachments";
