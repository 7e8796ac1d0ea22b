CREATE TABLE "mail_action_deletions" (
	"action_id" bigint NOT NULL,
	"message_id" bigint NOT NULL,
	CONSTRAINT "mail_action_deletions_action_id_message_id_pk" PRIMARY KEY("action_id","message_id")
);
--> statement-breakpoint
CREATE TABLE "mail_action_thread_changes" (
	"action_id" bigint NOT NULL,
	"thread_id" bigint NOT NULL,
	"before" jsonb NOT NULL,
	CONSTRAINT "mail_action_thread_changes_action_id_thread_id_pk" PRIMARY KEY("action_id","thread_id")
);
--> statement-breakpoint
ALTER TABLE "mail_action_deletions" ADD CONSTRAINT "mail_action_deletions_action_id_mail_actions_id_fk" FOREIGN KEY ("action_id") REFERENCES "public"."mail_actions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail_action_deletions" ADD CONSTRAINT "mail_action_deletions_message_id_messages_id_fk" FOREIGN KEY ("message_id") REFERENCES "public"."messages"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail_action_thread_changes" ADD CONSTRAINT "mail_action_thread_changes_action_id_mail_actions_id_fk" FOREIGN KEY ("action_id") REFERENCES "public"."mail_actions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail_action_thread_changes" ADD CONSTRAINT "mail_action_thread_changes_thread_id_threads_id_fk" FOREIGN KEY ("thread_id") REFERENCES "public"."threads"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "mail_action_deletions_message" ON "mail_action_deletions" USING btree ("message_id");--> statement-breakpoint
CREATE INDEX "mail_action_thread_changes_thread" ON "mail_action_thread_changes" USING btree ("thread_id");