CREATE TABLE "events" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "events_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"txid" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"kind" text NOT NULL,
	"actor_id" bigint,
	"mailbox_id" bigint,
	"record_kind" text,
	"record_id" bigint,
	"details" jsonb DEFAULT '{}'::jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_log" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "audit_log_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"action" text NOT NULL,
	"user_id" bigint,
	"details" jsonb DEFAULT '{}'::jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "auth_accounts" (
	"issuer" text NOT NULL,
	"subject" text NOT NULL,
	"user_id" bigint NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "auth_accounts_issuer_subject_pk" PRIMARY KEY("issuer","subject")
);
--> statement-breakpoint
CREATE TABLE "auth_sessions" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"user_id" bigint NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "invitations" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "invitations_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"email" text NOT NULL,
	"role" text NOT NULL,
	"invited_by" bigint NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"accepted_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "users_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	"email" text NOT NULL,
	"image" text,
	"role" text NOT NULL,
	"zone" text,
	"locale" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"deactivated_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "workspace" (
	"only" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"name" text NOT NULL,
	"zone" text DEFAULT 'Europe/Amsterdam' NOT NULL,
	"currency" text DEFAULT 'EUR' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "workspace_is_one" CHECK ("workspace"."only")
);
--> statement-breakpoint
CREATE TABLE "addresses" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "addresses_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"email" text NOT NULL,
	"domain" text NOT NULL,
	"name" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "attachments" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "attachments_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"message_id" bigint NOT NULL,
	"part_id" text NOT NULL,
	"content_id" text,
	"name" text NOT NULL,
	"type" text NOT NULL,
	"size" integer NOT NULL,
	"inline" boolean NOT NULL,
	"image_hash" text
);
--> statement-breakpoint
CREATE TABLE "inline_images" (
	"hash" text PRIMARY KEY NOT NULL,
	"type" text NOT NULL,
	"bytes" "bytea" NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "labels" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "labels_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"mailbox_id" bigint NOT NULL,
	"gmail_id" text NOT NULL,
	"name" text NOT NULL,
	"type" text NOT NULL,
	"text_colour" text,
	"background_colour" text,
	"listed" boolean DEFAULT true NOT NULL,
	"checked_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "mailboxes" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "mailboxes_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"owner_id" bigint NOT NULL,
	"address" text NOT NULL,
	"colour" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"issuer" text NOT NULL,
	"subject" text NOT NULL,
	"sealed_refresh_token" text,
	"scopes" text[] DEFAULT '{}' NOT NULL,
	"start" text,
	"started_at" timestamp with time zone,
	"phase" text DEFAULT 'waiting' NOT NULL,
	"stopped_reason" text,
	"last_error" text,
	"history_id" bigint,
	"history_tries" smallint DEFAULT 0 NOT NULL,
	"list_step" text,
	"list_page_token" text,
	"listed_at" timestamp with time zone,
	"first_window_at" timestamp with time zone,
	"reconcile_pin" bigint,
	"reconcile_step" text,
	"reconcile_page_token" text,
	"reconciled_at" timestamp with time zone,
	"messages_total" integer,
	"counts" jsonb DEFAULT '{"listed":0,"stored":0,"skipped":0,"failed":0,"gone":0}'::jsonb NOT NULL,
	"last_synced_at" timestamp with time zone,
	"next_sync_at" timestamp with time zone DEFAULT now() NOT NULL,
	"lease_holder" text,
	"lease_until" timestamp with time zone,
	"lease_epoch" bigint DEFAULT 0 NOT NULL,
	"breaker_until" timestamp with time zone,
	"breaker_tries" smallint DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "message_addresses" (
	"message_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"position" smallint NOT NULL,
	"address_id" bigint NOT NULL,
	"name" text DEFAULT '' NOT NULL,
	CONSTRAINT "message_addresses_message_id_kind_position_pk" PRIMARY KEY("message_id","kind","position")
);
--> statement-breakpoint
CREATE TABLE "message_bodies" (
	"message_id" bigint PRIMARY KEY NOT NULL,
	"text" text NOT NULL,
	"html_received" text,
	"html_clean" text,
	"cleaner_version" smallint,
	"remote_images" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "message_labels" (
	"message_id" bigint NOT NULL,
	"label_id" bigint NOT NULL,
	"at_gmail" boolean NOT NULL,
	"wanted" boolean,
	"action_id" bigint,
	CONSTRAINT "message_labels_message_id_label_id_pk" PRIMARY KEY("message_id","label_id")
);
--> statement-breakpoint
CREATE TABLE "messages" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "messages_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"mailbox_id" bigint NOT NULL,
	"gmail_id" text NOT NULL,
	"gmail_thread_id" text NOT NULL,
	"state" text NOT NULL,
	"reason" text,
	"lane" smallint NOT NULL,
	"tries" smallint DEFAULT 0 NOT NULL,
	"retry_at" timestamp with time zone,
	"labels_as_of" bigint NOT NULL,
	"listed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"stored_at" timestamp with time zone,
	"gone_at" timestamp with time zone,
	"thread_id" bigint,
	"message_id_header" text,
	"mail_key" text,
	"in_reply_to" text,
	"references" text[],
	"subject" text,
	"snippet" text,
	"from" jsonb,
	"internal_at" timestamp with time zone,
	"sent_at" timestamp with time zone,
	"size" integer,
	"has_attachments" boolean DEFAULT false NOT NULL,
	"automatic" boolean DEFAULT false NOT NULL,
	"audience" text DEFAULT 'owner' NOT NULL,
	"parser_version" smallint
);
--> statement-breakpoint
CREATE TABLE "quota_leases" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "quota_leases_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"mailbox_id" bigint NOT NULL,
	"units" integer NOT NULL,
	"slots" integer NOT NULL,
	"taken_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"released_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "reconcile_ids" (
	"mailbox_id" bigint NOT NULL,
	"label_gmail_id" text NOT NULL,
	"gmail_id" text NOT NULL,
	"gmail_thread_id" text NOT NULL,
	CONSTRAINT "reconcile_ids_mailbox_id_label_gmail_id_gmail_id_pk" PRIMARY KEY("mailbox_id","label_gmail_id","gmail_id")
);
--> statement-breakpoint
CREATE TABLE "thread_labels" (
	"thread_id" bigint NOT NULL,
	"label_id" bigint NOT NULL,
	"sort_at" timestamp with time zone NOT NULL,
	"unread_count" integer NOT NULL,
	CONSTRAINT "thread_labels_thread_id_label_id_pk" PRIMARY KEY("thread_id","label_id")
);
--> statement-breakpoint
CREATE TABLE "threads" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "threads_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"mailbox_id" bigint NOT NULL,
	"gmail_id" text NOT NULL,
	"subject" text DEFAULT '' NOT NULL,
	"snippet" text DEFAULT '' NOT NULL,
	"people" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"message_count" integer DEFAULT 0 NOT NULL,
	"unread_count" integer DEFAULT 0 NOT NULL,
	"starred" boolean DEFAULT false NOT NULL,
	"has_attachments" boolean DEFAULT false NOT NULL,
	"hidden" boolean DEFAULT false NOT NULL,
	"last_message_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "search_outbox" (
	"seq" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "search_outbox_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"lane" text NOT NULL,
	"kind" text NOT NULL,
	"record_id" bigint NOT NULL,
	"op" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "auth_accounts" ADD CONSTRAINT "auth_accounts_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "auth_sessions" ADD CONSTRAINT "auth_sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_invited_by_users_id_fk" FOREIGN KEY ("invited_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_message_id_messages_id_fk" FOREIGN KEY ("message_id") REFERENCES "public"."messages"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_image_hash_inline_images_hash_fk" FOREIGN KEY ("image_hash") REFERENCES "public"."inline_images"("hash") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "labels" ADD CONSTRAINT "labels_mailbox_id_mailboxes_id_fk" FOREIGN KEY ("mailbox_id") REFERENCES "public"."mailboxes"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mailboxes" ADD CONSTRAINT "mailboxes_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_addresses" ADD CONSTRAINT "message_addresses_message_id_messages_id_fk" FOREIGN KEY ("message_id") REFERENCES "public"."messages"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_addresses" ADD CONSTRAINT "message_addresses_address_id_addresses_id_fk" FOREIGN KEY ("address_id") REFERENCES "public"."addresses"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_bodies" ADD CONSTRAINT "message_bodies_message_id_messages_id_fk" FOREIGN KEY ("message_id") REFERENCES "public"."messages"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_labels" ADD CONSTRAINT "message_labels_message_id_messages_id_fk" FOREIGN KEY ("message_id") REFERENCES "public"."messages"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_labels" ADD CONSTRAINT "message_labels_label_id_labels_id_fk" FOREIGN KEY ("label_id") REFERENCES "public"."labels"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_mailbox_id_mailboxes_id_fk" FOREIGN KEY ("mailbox_id") REFERENCES "public"."mailboxes"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_thread_id_threads_id_fk" FOREIGN KEY ("thread_id") REFERENCES "public"."threads"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quota_leases" ADD CONSTRAINT "quota_leases_mailbox_id_mailboxes_id_fk" FOREIGN KEY ("mailbox_id") REFERENCES "public"."mailboxes"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reconcile_ids" ADD CONSTRAINT "reconcile_ids_mailbox_id_mailboxes_id_fk" FOREIGN KEY ("mailbox_id") REFERENCES "public"."mailboxes"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "thread_labels" ADD CONSTRAINT "thread_labels_thread_id_threads_id_fk" FOREIGN KEY ("thread_id") REFERENCES "public"."threads"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "thread_labels" ADD CONSTRAINT "thread_labels_label_id_labels_id_fk" FOREIGN KEY ("label_id") REFERENCES "public"."labels"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "threads" ADD CONSTRAINT "threads_mailbox_id_mailboxes_id_fk" FOREIGN KEY ("mailbox_id") REFERENCES "public"."mailboxes"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "events_txid" ON "events" USING btree ("txid","id");--> statement-breakpoint
CREATE INDEX "events_record" ON "events" USING btree ("record_kind","record_id");--> statement-breakpoint
CREATE INDEX "audit_log_at" ON "audit_log" USING btree ("at");--> statement-breakpoint
CREATE INDEX "auth_accounts_user" ON "auth_accounts" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "auth_sessions_user" ON "auth_sessions" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "invitations_email" ON "invitations" USING btree (lower("email"));--> statement-breakpoint
CREATE UNIQUE INDEX "users_email" ON "users" USING btree (lower("email"));--> statement-breakpoint
CREATE UNIQUE INDEX "addresses_email" ON "addresses" USING btree ("email");--> statement-breakpoint
CREATE INDEX "addresses_domain" ON "addresses" USING btree ("domain");--> statement-breakpoint
CREATE UNIQUE INDEX "attachments_part" ON "attachments" USING btree ("message_id","part_id");--> statement-breakpoint
CREATE UNIQUE INDEX "labels_gmail" ON "labels" USING btree ("mailbox_id","gmail_id");--> statement-breakpoint
CREATE UNIQUE INDEX "mailboxes_address" ON "mailboxes" USING btree (lower("address"));--> statement-breakpoint
CREATE INDEX "mailboxes_owner" ON "mailboxes" USING btree ("owner_id");--> statement-breakpoint
CREATE INDEX "mailboxes_due" ON "mailboxes" USING btree ("next_sync_at");--> statement-breakpoint
CREATE INDEX "message_addresses_address" ON "message_addresses" USING btree ("address_id","message_id");--> statement-breakpoint
CREATE INDEX "message_labels_label" ON "message_labels" USING btree ("label_id");--> statement-breakpoint
CREATE UNIQUE INDEX "messages_gmail" ON "messages" USING btree ("mailbox_id","gmail_id");--> statement-breakpoint
CREATE INDEX "messages_gmail_thread" ON "messages" USING btree ("mailbox_id","gmail_thread_id");--> statement-breakpoint
CREATE INDEX "messages_ledger" ON "messages" USING btree ("mailbox_id","lane","id") WHERE "messages"."state" = 'listed';--> statement-breakpoint
CREATE INDEX "messages_state" ON "messages" USING btree ("mailbox_id","state");--> statement-breakpoint
CREATE INDEX "messages_thread" ON "messages" USING btree ("thread_id","internal_at");--> statement-breakpoint
CREATE INDEX "messages_mail_key" ON "messages" USING btree ("mail_key");--> statement-breakpoint
CREATE INDEX "quota_leases_mailbox" ON "quota_leases" USING btree ("mailbox_id","taken_at");--> statement-breakpoint
CREATE INDEX "thread_labels_list" ON "thread_labels" USING btree ("label_id","sort_at" DESC NULLS LAST,"thread_id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "thread_labels_unread" ON "thread_labels" USING btree ("label_id") WHERE "thread_labels"."unread_count" > 0;--> statement-breakpoint
CREATE UNIQUE INDEX "threads_gmail" ON "threads" USING btree ("mailbox_id","gmail_id");--> statement-breakpoint
CREATE INDEX "threads_all_mail" ON "threads" USING btree ("mailbox_id","last_message_at" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE not "threads"."hidden";