ALTER TABLE "mailboxes" DROP COLUMN "stopped_reason";--> statement-breakpoint
ALTER TABLE "mailboxes" DROP COLUMN "last_error";