CREATE TABLE "known_senders" (
	"user_id" bigint NOT NULL,
	"email" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "known_senders_user_id_email_pk" PRIMARY KEY("user_id","email")
);
--> statement-breakpoint
ALTER TABLE "message_bodies" ADD COLUMN "invitation" jsonb;--> statement-breakpoint
ALTER TABLE "message_bodies" ADD COLUMN "report" jsonb;--> statement-breakpoint
ALTER TABLE "message_bodies" ADD COLUMN "warning" jsonb;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "sent_zone" text;--> statement-breakpoint
ALTER TABLE "known_senders" ADD CONSTRAINT "known_senders_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;