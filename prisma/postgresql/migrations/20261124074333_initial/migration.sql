-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "shop" (
    "domain" TEXT NOT NULL,
    "installed" BOOLEAN NOT NULL,
    "installed_at" BIGINT NOT NULL,
    "uninstalled_at" BIGINT,
    "access_lost" BOOLEAN NOT NULL DEFAULT false,
    "scopes" TEXT NOT NULL,
    "settings" TEXT,
    "tokens" BYTEA,
    "keep_alive_at" BIGINT,
    "reconcile_at" BIGINT,
    "daily_proof_at" BIGINT,
    "catalogue_at" BIGINT,

    CONSTRAINT "shop_pkey" PRIMARY KEY ("domain")
);

-- CreateTable
CREATE TABLE "connection" (
    "id" TEXT NOT NULL,
    "shop" TEXT NOT NULL,
    "region" TEXT NOT NULL,
    "api_user" TEXT NOT NULL,
    "api_key" BYTEA NOT NULL,
    "rejected" BOOLEAN NOT NULL DEFAULT false,
    "sandbox" BOOLEAN,
    "currency" TEXT,
    "catalogue_at" BIGINT,
    "last_webhook_at" BIGINT,
    "created_at" BIGINT NOT NULL,

    CONSTRAINT "connection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "webhook_secret" (
    "connection_id" TEXT NOT NULL,
    "digest" BYTEA NOT NULL,
    "secret" BYTEA NOT NULL,
    "created_at" BIGINT NOT NULL,
    "valid_until" BIGINT,

    CONSTRAINT "webhook_secret_pkey" PRIMARY KEY ("connection_id","digest")
);

-- CreateTable
CREATE TABLE "inbox" (
    "id" SERIAL NOT NULL,
    "source" TEXT NOT NULL,
    "dedupe_key" TEXT NOT NULL,
    "shop" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "connection_id" TEXT,
    "triggered_at" BIGINT,
    "received_at" BIGINT NOT NULL,
    "body" BYTEA,
    "state" TEXT NOT NULL DEFAULT 'due',
    "settled_at" BIGINT,
    "due_at" BIGINT,
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "lease_until" BIGINT,
    "lease_token" TEXT,

    CONSTRAINT "inbox_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "shop_order" (
    "id" SERIAL NOT NULL,
    "shop" TEXT NOT NULL,
    "order_gid" TEXT NOT NULL,
    "name" TEXT,
    "is_test" BOOLEAN NOT NULL DEFAULT false,
    "financial_status" TEXT,
    "cancelled_at" BIGINT,
    "updated_at" BIGINT,
    "currency" TEXT,
    "settled" BOOLEAN NOT NULL DEFAULT false,
    "approved" BOOLEAN NOT NULL DEFAULT false,
    "first_seen_at" BIGINT NOT NULL,
    "lane" TEXT NOT NULL,
    "due_at" BIGINT,
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "hints" INTEGER NOT NULL DEFAULT 0,
    "lease_until" BIGINT,
    "lease_token" TEXT,

    CONSTRAINT "shop_order_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "fulfillment_order" (
    "shop" TEXT NOT NULL,
    "fulfillment_order_gid" TEXT NOT NULL,
    "order_gid" TEXT,
    "always" BOOLEAN NOT NULL DEFAULT false,
    "lane" TEXT NOT NULL,
    "due_at" BIGINT,

    CONSTRAINT "fulfillment_order_pkey" PRIMARY KEY ("shop","fulfillment_order_gid")
);

-- CreateTable
CREATE TABLE "print_order" (
    "id" SERIAL NOT NULL,
    "shop" TEXT NOT NULL,
    "order_gid" TEXT NOT NULL,
    "order_name" TEXT NOT NULL,
    "order_is_test" BOOLEAN NOT NULL,
    "fulfillment_order_gid" TEXT NOT NULL,
    "assignment" TEXT NOT NULL,
    "whole_fulfillment_order" BOOLEAN NOT NULL,
    "connection_id" TEXT,
    "region" TEXT NOT NULL,
    "external_id" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "part" INTEGER NOT NULL,
    "is_test" BOOLEAN NOT NULL,
    "state" TEXT NOT NULL,
    "step" TEXT,
    "hold_reason" TEXT,
    "hold_until" BIGINT,
    "items" TEXT NOT NULL,
    "address" BYTEA,
    "shipping_title" TEXT,
    "shipping_method" TEXT,
    "customs_shipping_minor" INTEGER,
    "currency" TEXT,
    "problems" TEXT NOT NULL,
    "create_unknown" BOOLEAN NOT NULL DEFAULT false,
    "cancel_requested_at" BIGINT,
    "cancel_pending" BOOLEAN NOT NULL DEFAULT false,
    "resync" BOOLEAN NOT NULL DEFAULT false,
    "picanova_order_id" TEXT,
    "picanova_status" TEXT,
    "total_minor" INTEGER,
    "total_currency" TEXT,
    "item_ids" TEXT NOT NULL DEFAULT '{}',
    "parcels" INTEGER NOT NULL DEFAULT 0,
    "sent_at" BIGINT,
    "resubmit" BOOLEAN NOT NULL DEFAULT false,
    "created_at" BIGINT NOT NULL,
    "completed_at" BIGINT,
    "erased_at" BIGINT,
    "lane" TEXT NOT NULL,
    "due_at" BIGINT,
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "hints" INTEGER NOT NULL DEFAULT 0,
    "lease_until" BIGINT,
    "lease_token" TEXT,

    CONSTRAINT "print_order_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "shipment" (
    "print_order_id" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "shop" TEXT NOT NULL,
    "carrier_code" TEXT NOT NULL,
    "carrier_name" TEXT NOT NULL,
    "tracking_number" TEXT,
    "tracking_url" TEXT,
    "shipped_at" BIGINT,
    "lines" TEXT NOT NULL,
    "fulfillment_gid" TEXT,
    "adopted" BOOLEAN NOT NULL,
    "written_tracking_number" TEXT,

    CONSTRAINT "shipment_pkey" PRIMARY KEY ("print_order_id","key")
);

-- CreateTable
CREATE TABLE "activity" (
    "id" SERIAL NOT NULL,
    "shop" TEXT NOT NULL,
    "order_gid" TEXT,
    "print_order_id" INTEGER,
    "at" BIGINT NOT NULL,
    "event" TEXT NOT NULL,
    "detail" TEXT NOT NULL,
    "actor" TEXT NOT NULL,

    CONSTRAINT "activity_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "lane" (
    "lane" TEXT NOT NULL,
    "queue" TEXT NOT NULL,
    "shop" TEXT NOT NULL,
    "system" TEXT NOT NULL,
    "ready_at" BIGINT,
    "blocked_until" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "lane_pkey" PRIMARY KEY ("lane")
);

-- CreateTable
CREATE TABLE "call_window" (
    "account" TEXT NOT NULL,
    "times" TEXT NOT NULL,

    CONSTRAINT "call_window_pkey" PRIMARY KEY ("account")
);

-- CreateTable
CREATE TABLE "lock" (
    "name" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "held_until" BIGINT NOT NULL,

    CONSTRAINT "lock_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "daily_proof" (
    "shop" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "paid" INTEGER NOT NULL,
    "at_picanova" INTEGER NOT NULL,
    "missing" INTEGER NOT NULL,

    CONSTRAINT "daily_proof_pkey" PRIMARY KEY ("shop","day")
);

-- CreateTable
CREATE TABLE "catalogue_variant" (
    "connection_id" TEXT NOT NULL,
    "variant_id" INTEGER NOT NULL,
    "code_folded" TEXT NOT NULL,
    "prefix_folded" TEXT NOT NULL,
    "variant_json" TEXT NOT NULL,

    CONSTRAINT "catalogue_variant_pkey" PRIMARY KEY ("connection_id","variant_id")
);

-- CreateTable
CREATE TABLE "catalogue_combinations" (
    "connection_id" TEXT NOT NULL,
    "variant_id" INTEGER NOT NULL,
    "combinations_json" TEXT NOT NULL,

    CONSTRAINT "catalogue_combinations_pkey" PRIMARY KEY ("connection_id","variant_id")
);

-- CreateIndex
CREATE INDEX "shop_keep_alive_at_idx" ON "shop"("keep_alive_at");

-- CreateIndex
CREATE INDEX "shop_reconcile_at_idx" ON "shop"("reconcile_at");

-- CreateIndex
CREATE INDEX "shop_daily_proof_at_idx" ON "shop"("daily_proof_at");

-- CreateIndex
CREATE INDEX "shop_catalogue_at_idx" ON "shop"("catalogue_at");

-- CreateIndex
CREATE UNIQUE INDEX "connection_shop_region_key" ON "connection"("shop", "region");

-- CreateIndex
CREATE INDEX "inbox_due_at_idx" ON "inbox"("due_at");

-- CreateIndex
CREATE INDEX "inbox_lease_until_idx" ON "inbox"("lease_until");

-- CreateIndex
CREATE INDEX "inbox_settled_at_idx" ON "inbox"("settled_at");

-- CreateIndex
CREATE INDEX "inbox_shop_idx" ON "inbox"("shop");

-- CreateIndex
CREATE UNIQUE INDEX "inbox_source_dedupe_key_key" ON "inbox"("source", "dedupe_key");

-- CreateIndex
CREATE INDEX "shop_order_lane_due_at_idx" ON "shop_order"("lane", "due_at");

-- CreateIndex
CREATE INDEX "shop_order_lease_until_idx" ON "shop_order"("lease_until");

-- CreateIndex
CREATE INDEX "shop_order_shop_first_seen_at_idx" ON "shop_order"("shop", "first_seen_at");

-- CreateIndex
CREATE UNIQUE INDEX "shop_order_shop_order_gid_key" ON "shop_order"("shop", "order_gid");

-- CreateIndex
CREATE INDEX "fulfillment_order_lane_due_at_idx" ON "fulfillment_order"("lane", "due_at");

-- CreateIndex
CREATE INDEX "fulfillment_order_shop_order_gid_idx" ON "fulfillment_order"("shop", "order_gid");

-- CreateIndex
CREATE INDEX "print_order_connection_id_picanova_order_id_idx" ON "print_order"("connection_id", "picanova_order_id");

-- CreateIndex
CREATE INDEX "print_order_connection_id_external_id_idx" ON "print_order"("connection_id", "external_id");

-- CreateIndex
CREATE INDEX "print_order_shop_order_gid_idx" ON "print_order"("shop", "order_gid");

-- CreateIndex
CREATE INDEX "print_order_shop_state_created_at_idx" ON "print_order"("shop", "state", "created_at");

-- CreateIndex
CREATE INDEX "print_order_lane_due_at_idx" ON "print_order"("lane", "due_at");

-- CreateIndex
CREATE INDEX "print_order_lease_until_idx" ON "print_order"("lease_until");

-- CreateIndex
CREATE INDEX "print_order_completed_at_idx" ON "print_order"("completed_at");

-- CreateIndex
CREATE UNIQUE INDEX "print_order_shop_external_id_key" ON "print_order"("shop", "external_id");

-- CreateIndex
CREATE INDEX "shipment_shop_idx" ON "shipment"("shop");

-- CreateIndex
CREATE INDEX "activity_shop_id_idx" ON "activity"("shop", "id");

-- CreateIndex
CREATE INDEX "activity_shop_order_gid_id_idx" ON "activity"("shop", "order_gid", "id");

-- CreateIndex
CREATE INDEX "lane_queue_ready_at_idx" ON "lane"("queue", "ready_at");

-- CreateIndex
CREATE INDEX "lane_shop_idx" ON "lane"("shop");

-- CreateIndex
CREATE INDEX "catalogue_variant_connection_id_code_folded_idx" ON "catalogue_variant"("connection_id", "code_folded");

-- CreateIndex
CREATE INDEX "catalogue_variant_connection_id_prefix_folded_idx" ON "catalogue_variant"("connection_id", "prefix_folded");
