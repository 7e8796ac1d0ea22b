CREATE TABLE "mail_action_changes" (
	"action_id" bigint NOT NULL,
	"message_id" bigint NOT NULL,
	"label_id" bigint NOT NULL,
	"wanted" boolean NOT NULL,
	CONSTRAINT "mail_action_changes_action_id_message_id_label_id_pk" PRIMARY KEY("action_id","message_id","label_id")
);
--> statement-breakpoint
CREATE TABLE "mail_action_runs" (
	"action_id" bigint NOT NULL,
	"mailbox_id" bigint NOT NULL,
	"state" text DEFAULT 'queued' NOT NULL,
	"run_at" timestamp with time zone DEFAULT now() NOT NULL,
	"claimed_until" timestamp with time zone,
	"tries" smallint DEFAULT 0 NOT NULL,
	"retry_at" timestamp with time zone,
	"told_at" bigint,
	"refused" integer DEFAULT 0 NOT NULL,
	"reason" text,
	CONSTRAINT "mail_action_runs_action_id_mailbox_id_pk" PRIMARY KEY("action_id","mailbox_id")
);
--> statement-breakpoint
CREATE TABLE "mail_action_threads" (
	"action_id" bigint NOT NULL,
	"thread_id" bigint NOT NULL,
	CONSTRAINT "mail_action_threads_action_id_thread_id_pk" PRIMARY KEY("action_id","thread_id")
);
--> statement-breakpoint
CREATE TABLE "mail_actions" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "mail_actions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"user_id" bigint NOT NULL,
	"key" uuid NOT NULL,
	"kind" text NOT NULL,
	"details" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"undoes" bigint,
	"state" text NOT NULL,
	"threads_total" integer DEFAULT 0 NOT NULL,
	"threads_applied" integer DEFAULT 0 NOT NULL,
	"claimed_until" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "reminders" (
	"thread_id" bigint PRIMARY KEY NOT NULL,
	"user_id" bigint NOT NULL,
	"since" timestamp with time zone NOT NULL,
	"due" timestamp with time zone NOT NULL,
	"reminded_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "snoozes" (
	"thread_id" bigint PRIMARY KEY NOT NULL,
	"user_id" bigint NOT NULL,
	"until" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "idempotency_keys" (
	"user_id" bigint NOT NULL,
	"key" text NOT NULL,
	"request" text NOT NULL,
	"status" smallint,
	"answer" jsonb,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "idempotency_keys_user_id_key_pk" PRIMARY KEY("user_id","key")
);
--> statement-breakpoint
CREATE TABLE "bounces" (
	"report_id" bigint NOT NULL,
	"message_id" bigint NOT NULL,
	"email" text NOT NULL,
	"kind" text NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "bounces_report_id_email_pk" PRIMARY KEY("report_id","email")
);
--> statement-breakpoint
CREATE TABLE "drafts" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "drafts_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"user_id" bigint NOT NULL,
	"mailbox_id" bigint NOT NULL,
	"key" uuid NOT NULL,
	"kind" text NOT NULL,
	"message_id" bigint,
	"thread_id" bigint,
	"from_email" text NOT NULL,
	"to" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"cc" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"bcc" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"subject" text DEFAULT '' NOT NULL,
	"html" text DEFAULT '' NOT NULL,
	"quote" text,
	"version" integer DEFAULT 1 NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"marker" uuid DEFAULT gen_random_uuid() NOT NULL,
	"gmail_draft_id" text,
	"gmail_message_id" text,
	"gmail_thread_id" text,
	"saved_version" integer DEFAULT 0 NOT NULL,
	"save_at" timestamp with time zone,
	"save_claimed_until" timestamp with time zone,
	"save_tries" smallint DEFAULT 0 NOT NULL,
	"save_trouble" text,
	"conflict_of" bigint,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "outbox_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"draft_id" bigint NOT NULL,
	"mailbox_id" bigint NOT NULL,
	"user_id" bigint NOT NULL,
	"state" text DEFAULT 'queued' NOT NULL,
	"send_at" timestamp with time zone NOT NULL,
	"archive" boolean DEFAULT false NOT NULL,
	"remind_at" timestamp with time zone,
	"version" integer NOT NULL,
	"size" integer,
	"uploaded" integer DEFAULT 0 NOT NULL,
	"upload_address" text,
	"claimed_until" timestamp with time zone,
	"tries" smallint DEFAULT 0 NOT NULL,
	"retry_at" timestamp with time zone,
	"gmail_draft_id" text,
	"gmail_thread_id" text,
	"asked_at" timestamp with time zone,
	"looks" smallint DEFAULT 0 NOT NULL,
	"sent_gmail_id" text,
	"sent_at" timestamp with time zone,
	"message_id" bigint,
	"settled_by" bigint,
	"reason" text,
	"details" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"history" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "outbox_chunks" (
	"outbox_id" bigint NOT NULL,
	"position" integer NOT NULL,
	"bytes" "bytea" NOT NULL,
	CONSTRAINT "outbox_chunks_outbox_id_position_pk" PRIMARY KEY("outbox_id","position")
);
--> statement-breakpoint
CREATE TABLE "outgoing_file_chunks" (
	"file_id" bigint NOT NULL,
	"start" bigint NOT NULL,
	"bytes" "bytea" NOT NULL,
	CONSTRAINT "outgoing_file_chunks_file_id_start_pk" PRIMARY KEY("file_id","start")
);
--> statement-breakpoint
CREATE TABLE "outgoing_files" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "outgoing_files_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"draft_id" bigint,
	"template_id" bigint,
	"key" uuid NOT NULL,
	"name" text NOT NULL,
	"type" text NOT NULL,
	"size" bigint NOT NULL,
	"received" bigint DEFAULT 0 NOT NULL,
	"content_id" text,
	"from_attachment_id" bigint,
	"from_message_id" bigint,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "outgoing_files_of_one" CHECK (num_nonnulls("outgoing_files"."draft_id", "outgoing_files"."template_id") = 1)
);
--> statement-breakpoint
CREATE TABLE "send_addresses" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "send_addresses_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"mailbox_id" bigint NOT NULL,
	"email" text NOT NULL,
	"name" text DEFAULT '' NOT NULL,
	"reply_to" text,
	"signature" text DEFAULT '' NOT NULL,
	"is_primary" boolean DEFAULT false NOT NULL,
	"is_default" boolean DEFAULT false NOT NULL,
	"verified" boolean DEFAULT false NOT NULL,
	"checked_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "template_defaults" (
	"mailbox_id" bigint PRIMARY KEY NOT NULL,
	"template_id" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "template_folders" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "template_folders_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "template_variables" (
	"user_id" bigint NOT NULL,
	"name" text NOT NULL,
	"value" text NOT NULL,
	CONSTRAINT "template_variables_user_id_name_pk" PRIMARY KEY("user_id","name")
);
--> statement-breakpoint
CREATE TABLE "templates" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "templates_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"folder_id" bigint,
	"owner_id" bigint,
	"name" text NOT NULL,
	"subject" text DEFAULT '' NOT NULL,
	"html" text DEFAULT '' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "undo_seconds" smallint DEFAULT 10 NOT NULL;--> statement-breakpoint
ALTER TABLE "labels" ADD COLUMN "action_id" bigint;--> statement-breakpoint
ALTER TABLE "labels" ADD COLUMN "deleted_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "threads" ADD COLUMN "raised_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "threads" ADD COLUMN "muted_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "mailboxes" ADD COLUMN "send_addresses_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "mail_action_changes" ADD CONSTRAINT "mail_action_changes_action_id_mail_actions_id_fk" FOREIGN KEY ("action_id") REFERENCES "public"."mail_actions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail_action_changes" ADD CONSTRAINT "mail_action_changes_message_id_messages_id_fk" FOREIGN KEY ("message_id") REFERENCES "public"."messages"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail_action_changes" ADD CONSTRAINT "mail_action_changes_label_id_labels_id_fk" FOREIGN KEY ("label_id") REFERENCES "public"."labels"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail_action_runs" ADD CONSTRAINT "mail_action_runs_action_id_mail_actions_id_fk" FOREIGN KEY ("action_id") REFERENCES "public"."mail_actions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail_action_runs" ADD CONSTRAINT "mail_action_runs_mailbox_id_mailboxes_id_fk" FOREIGN KEY ("mailbox_id") REFERENCES "public"."mailboxes"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail_action_threads" ADD CONSTRAINT "mail_action_threads_action_id_mail_actions_id_fk" FOREIGN KEY ("action_id") REFERENCES "public"."mail_actions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail_action_threads" ADD CONSTRAINT "mail_action_threads_thread_id_threads_id_fk" FOREIGN KEY ("thread_id") REFERENCES "public"."threads"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail_actions" ADD CONSTRAINT "mail_actions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminders" ADD CONSTRAINT "reminders_thread_id_threads_id_fk" FOREIGN KEY ("thread_id") REFERENCES "public"."threads"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminders" ADD CONSTRAINT "reminders_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "snoozes" ADD CONSTRAINT "snoozes_thread_id_threads_id_fk" FOREIGN KEY ("thread_id") REFERENCES "public"."threads"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "snoozes" ADD CONSTRAINT "snoozes_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "idempotency_keys" ADD CONSTRAINT "idempotency_keys_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bounces" ADD CONSTRAINT "bounces_report_id_messages_id_fk" FOREIGN KEY ("report_id") REFERENCES "public"."messages"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bounces" ADD CONSTRAINT "bounces_message_id_messages_id_fk" FOREIGN KEY ("message_id") REFERENCES "public"."messages"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_mailbox_id_mailboxes_id_fk" FOREIGN KEY ("mailbox_id") REFERENCES "public"."mailboxes"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_message_id_messages_id_fk" FOREIGN KEY ("message_id") REFERENCES "public"."messages"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_thread_id_threads_id_fk" FOREIGN KEY ("thread_id") REFERENCES "public"."threads"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_conflict_of_drafts_id_fk" FOREIGN KEY ("conflict_of") REFERENCES "public"."drafts"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_draft_id_drafts_id_fk" FOREIGN KEY ("draft_id") REFERENCES "public"."drafts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_mailbox_id_mailboxes_id_fk" FOREIGN KEY ("mailbox_id") REFERENCES "public"."mailboxes"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_message_id_messages_id_fk" FOREIGN KEY ("message_id") REFERENCES "public"."messages"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_settled_by_users_id_fk" FOREIGN KEY ("settled_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox_chunks" ADD CONSTRAINT "outbox_chunks_outbox_id_outbox_id_fk" FOREIGN KEY ("outbox_id") REFERENCES "public"."outbox"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outgoing_file_chunks" ADD CONSTRAINT "outgoing_file_chunks_file_id_outgoing_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."outgoing_files"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outgoing_files" ADD CONSTRAINT "outgoing_files_draft_id_drafts_id_fk" FOREIGN KEY ("draft_id") REFERENCES "public"."drafts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outgoing_files" ADD CONSTRAINT "outgoing_files_template_id_templates_id_fk" FOREIGN KEY ("template_id") REFERENCES "public"."templates"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outgoing_files" ADD CONSTRAINT "outgoing_files_from_attachment_id_attachments_id_fk" FOREIGN KEY ("from_attachment_id") REFERENCES "public"."attachments"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outgoing_files" ADD CONSTRAINT "outgoing_files_from_message_id_messages_id_fk" FOREIGN KEY ("from_message_id") REFERENCES "public"."messages"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "send_addresses" ADD CONSTRAINT "send_addresses_mailbox_id_mailboxes_id_fk" FOREIGN KEY ("mailbox_id") REFERENCES "public"."mailboxes"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "template_defaults" ADD CONSTRAINT "template_defaults_mailbox_id_mailboxes_id_fk" FOREIGN KEY ("mailbox_id") REFERENCES "public"."mailboxes"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "template_defaults" ADD CONSTRAINT "template_defaults_template_id_templates_id_fk" FOREIGN KEY ("template_id") REFERENCES "public"."templates"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "template_variables" ADD CONSTRAINT "template_variables_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "templates" ADD CONSTRAINT "templates_folder_id_template_folders_id_fk" FOREIGN KEY ("folder_id") REFERENCES "public"."template_folders"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "templates" ADD CONSTRAINT "templates_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "mail_action_changes_message" ON "mail_action_changes" USING btree ("message_id");--> statement-breakpoint
CREATE INDEX "mail_action_changes_label" ON "mail_action_changes" USING btree ("label_id");--> statement-breakpoint
CREATE INDEX "mail_action_runs_queue" ON "mail_action_runs" USING btree ("mailbox_id","action_id") WHERE "mail_action_runs"."state" <> 'done';--> statement-breakpoint
CREATE INDEX "mail_action_threads_thread" ON "mail_action_threads" USING btree ("thread_id");--> statement-breakpoint
CREATE UNIQUE INDEX "mail_actions_key" ON "mail_actions" USING btree ("user_id","key");--> statement-breakpoint
CREATE INDEX "mail_actions_undoes" ON "mail_actions" USING btree ("undoes");--> statement-breakpoint
CREATE INDEX "mail_actions_applying" ON "mail_actions" USING btree ("id") WHERE "mail_actions"."state" = 'applying';--> statement-breakpoint
CREATE INDEX "reminders_due" ON "reminders" USING btree ("due") WHERE "reminders"."reminded_at" is null;--> statement-breakpoint
CREATE INDEX "reminders_user" ON "reminders" USING btree ("user_id","due");--> statement-breakpoint
CREATE INDEX "snoozes_until" ON "snoozes" USING btree ("until");--> statement-breakpoint
CREATE INDEX "snoozes_user" ON "snoozes" USING btree ("user_id","until");--> statement-breakpoint
CREATE INDEX "idempotency_keys_age" ON "idempotency_keys" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "bounces_message" ON "bounces" USING btree ("message_id");--> statement-breakpoint
CREATE INDEX "bounces_email" ON "bounces" USING btree ("email","at" DESC NULLS LAST);--> statement-breakpoint
CREATE UNIQUE INDEX "drafts_key" ON "drafts" USING btree ("user_id","key");--> statement-breakpoint
CREATE UNIQUE INDEX "drafts_gmail" ON "drafts" USING btree ("mailbox_id","gmail_draft_id");--> statement-breakpoint
CREATE INDEX "drafts_open" ON "drafts" USING btree ("mailbox_id","updated_at" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE "drafts"."state" = 'open';--> statement-breakpoint
CREATE INDEX "drafts_save" ON "drafts" USING btree ("save_at") WHERE "drafts"."save_at" is not null;--> statement-breakpoint
CREATE INDEX "drafts_thread" ON "drafts" USING btree ("thread_id");--> statement-breakpoint
CREATE INDEX "drafts_message" ON "drafts" USING btree ("message_id");--> statement-breakpoint
CREATE INDEX "drafts_conflict" ON "drafts" USING btree ("conflict_of");--> statement-breakpoint
CREATE UNIQUE INDEX "outbox_draft" ON "outbox" USING btree ("draft_id") WHERE "outbox"."state" not in ('cancelled', 'failed');--> statement-breakpoint
CREATE INDEX "outbox_due" ON "outbox" USING btree ("send_at") WHERE "outbox"."state" in ('queued', 'sending');--> statement-breakpoint
CREATE INDEX "outbox_mailbox" ON "outbox" USING btree ("mailbox_id","state","id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "outbox_sent_copy" ON "outbox" USING btree ("mailbox_id","sent_gmail_id");--> statement-breakpoint
CREATE INDEX "outbox_message" ON "outbox" USING btree ("message_id");--> statement-breakpoint
CREATE UNIQUE INDEX "outgoing_files_draft_key" ON "outgoing_files" USING btree ("draft_id","key");--> statement-breakpoint
CREATE UNIQUE INDEX "outgoing_files_template_key" ON "outgoing_files" USING btree ("template_id","key");--> statement-breakpoint
CREATE INDEX "outgoing_files_attachment" ON "outgoing_files" USING btree ("from_attachment_id");--> statement-breakpoint
CREATE INDEX "outgoing_files_message" ON "outgoing_files" USING btree ("from_message_id");--> statement-breakpoint
CREATE UNIQUE INDEX "send_addresses_email" ON "send_addresses" USING btree ("mailbox_id",lower("email"));--> statement-breakpoint
CREATE INDEX "templates_folder" ON "templates" USING btree ("folder_id");--> statement-breakpoint
CREATE INDEX "templates_name" ON "templates" USING btree (lower("name"));--> statement-breakpoint
CREATE INDEX "message_labels_action" ON "message_labels" USING btree ("action_id") WHERE "message_labels"."action_id" is not null;