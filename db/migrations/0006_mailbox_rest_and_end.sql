CREATE TABLE "revocations" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "revocations_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"mailbox_id" bigint NOT NULL,
	"address" text NOT NULL,
	"user_id" bigint NOT NULL,
	"sealed_refresh_token" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"tries" smallint DEFAULT 0 NOT NULL,
	"next_try_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
DROP INDEX "messages_state";--> statement-breakpoint
ALTER TABLE "mailboxes" ADD COLUMN "runs_since" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "mailboxes" ADD COLUMN "paused_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "mailboxes" ADD COLUMN "disconnected_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "mailboxes" ADD COLUMN "trouble" text;--> statement-breakpoint
ALTER TABLE "mailboxes" ADD COLUMN "trouble_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "mailboxes" ADD COLUMN "earlier_trouble" text;--> statement-breakpoint
ALTER TABLE "mailboxes" ADD COLUMN "earlier_trouble_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "mailboxes" ADD COLUMN "recovered_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "mailboxes" ADD COLUMN "late_told_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "mailboxes" ADD COLUMN "banner_hidden" text;--> statement-breakpoint
ALTER TABLE "mailboxes" ADD COLUMN "banner_hidden_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "mailboxes" ADD COLUMN "look_asked_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "revocations_due" ON "revocations" USING btree ("next_try_at");--> statement-breakpoint
CREATE INDEX "revocations_mailbox" ON "revocations" USING btree ("mailbox_id");--> statement-breakpoint
CREATE INDEX "audit_log_user" ON "audit_log" USING btree ("user_id","at");--> statement-breakpoint
CREATE INDEX "messages_state" ON "messages" USING btree ("mailbox_id","state","reason");--> statement-breakpoint
UPDATE "mailboxes" SET "trouble" = "stopped_reason", "trouble_at" = now() WHERE "phase" = 'stopped';