CREATE TABLE "image_senders" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "image_senders_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"user_id" bigint NOT NULL,
	"email" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "remote_images" (
	"url_hash" text PRIMARY KEY NOT NULL,
	"type" text,
	"bytes" "bytea",
	"size" integer NOT NULL,
	"reason" text,
	"fetched_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "image_senders" ADD CONSTRAINT "image_senders_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "image_senders_person" ON "image_senders" USING btree ("user_id","email");--> statement-breakpoint
CREATE INDEX "remote_images_age" ON "remote_images" USING btree ("fetched_at");