ALTER TABLE "users" ADD COLUMN "unsent_hidden_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "unsent_hidden_until" timestamp with time zone;