-- DropIndex
DROP INDEX "inbox_shop_idx";

-- DropIndex
DROP INDEX "print_order_shop_state_created_at_idx";

-- DropIndex
DROP INDEX "shipment_shop_idx";

-- DropIndex
DROP INDEX "activity_shop_id_idx";

-- CreateTable
CREATE TABLE "print_order_problem" (
    "shop" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "created_at" BIGINT NOT NULL,
    "print_order_id" INTEGER NOT NULL,

    PRIMARY KEY ("shop", "code", "created_at", "print_order_id")
);

-- CreateTable
CREATE TABLE "print_order_term" (
    "shop" TEXT NOT NULL,
    "term" TEXT NOT NULL,
    "created_at" BIGINT NOT NULL,
    "print_order_id" INTEGER NOT NULL,

    PRIMARY KEY ("shop", "term", "created_at", "print_order_id")
);

-- CreateTable
CREATE TABLE "print_order_unindexed" (
    "print_order_id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT
);

-- CreateTable
CREATE TABLE "product_variant" (
    "shop" TEXT NOT NULL,
    "variant_gid" TEXT NOT NULL,
    "product_gid" TEXT NOT NULL,
    "sort_key" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "sku" TEXT,
    "read_at" BIGINT NOT NULL,
    "row_json" TEXT NOT NULL,

    PRIMARY KEY ("shop", "variant_gid")
);

-- CreateTable
CREATE TABLE "product_term" (
    "shop" TEXT NOT NULL,
    "term" TEXT NOT NULL,
    "variant_gid" TEXT NOT NULL,

    PRIMARY KEY ("shop", "term", "variant_gid")
);

-- CreateTable
CREATE TABLE "shop_pages" (
    "shop" TEXT NOT NULL PRIMARY KEY,
    "checklist_dismissed" BOOLEAN NOT NULL DEFAULT false,
    "products_read_at" BIGINT
);

-- CreateTable
CREATE TABLE "job" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "shop" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "params" TEXT NOT NULL,
    "cursor" TEXT,
    "total" INTEGER NOT NULL DEFAULT 0,
    "succeeded" INTEGER NOT NULL DEFAULT 0,
    "unchanged" INTEGER NOT NULL DEFAULT 0,
    "failed" INTEGER NOT NULL DEFAULT 0,
    "cancel_requested" BOOLEAN NOT NULL DEFAULT false,
    "created_at" BIGINT NOT NULL,
    "finished_at" BIGINT,
    "due_at" BIGINT,
    "lease_until" BIGINT,
    "lease_token" TEXT
);

-- CreateTable
CREATE TABLE "job_row" (
    "job_id" INTEGER NOT NULL,
    "row" INTEGER NOT NULL,
    "shop" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "payload" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'pending',
    "error" TEXT,
    "detail" TEXT NOT NULL DEFAULT '{}',

    PRIMARY KEY ("job_id", "row")
);

-- CreateIndex
CREATE INDEX "print_order_problem_print_order_id_idx" ON "print_order_problem"("print_order_id");

-- CreateIndex
CREATE INDEX "print_order_term_print_order_id_term_idx" ON "print_order_term"("print_order_id", "term");

-- CreateIndex
CREATE INDEX "product_variant_shop_sort_key_variant_gid_status_idx" ON "product_variant"("shop", "sort_key", "variant_gid", "status");

-- CreateIndex
CREATE INDEX "product_variant_shop_status_sort_key_variant_gid_idx" ON "product_variant"("shop", "status", "sort_key", "variant_gid");

-- CreateIndex
CREATE INDEX "product_variant_shop_product_gid_sort_key_idx" ON "product_variant"("shop", "product_gid", "sort_key");

-- CreateIndex
CREATE INDEX "product_variant_shop_sku_idx" ON "product_variant"("shop", "sku");

-- CreateIndex
CREATE INDEX "product_term_shop_variant_gid_idx" ON "product_term"("shop", "variant_gid");

-- CreateIndex
CREATE INDEX "job_shop_id_idx" ON "job"("shop", "id");

-- CreateIndex
CREATE INDEX "job_due_at_idx" ON "job"("due_at");

-- CreateIndex
CREATE INDEX "job_created_at_idx" ON "job"("created_at");

-- CreateIndex
CREATE INDEX "job_row_job_id_state_row_idx" ON "job_row"("job_id", "state", "row");

-- CreateIndex
CREATE INDEX "job_row_shop_idx" ON "job_row"("shop");

-- CreateIndex
CREATE INDEX "inbox_shop_id_idx" ON "inbox"("shop", "id");

-- CreateIndex
CREATE INDEX "print_order_shop_state_created_at_id_idx" ON "print_order"("shop", "state", "created_at", "id");

-- CreateIndex
CREATE INDEX "print_order_shop_created_at_id_idx" ON "print_order"("shop", "created_at", "id");

-- CreateIndex
CREATE INDEX "print_order_shop_sent_at_idx" ON "print_order"("shop", "sent_at");

-- CreateIndex
CREATE INDEX "shipment_shop_shipped_at_idx" ON "shipment"("shop", "shipped_at");

-- CreateIndex
CREATE INDEX "activity_shop_at_id_idx" ON "activity"("shop", "at", "id");

-- CreateIndex
CREATE INDEX "activity_shop_event_at_id_idx" ON "activity"("shop", "event", "at", "id");

-- The two side tables of print orders follow every write to `problems`, `items`, `order_name` and `picanova_order_id`, whoever makes it.
-- No OR IGNORE in them: under a statement with ON CONFLICT, SQLite takes that statement's policy inside its triggers too, and aborts.
CREATE TRIGGER "print_order_inserted" AFTER INSERT ON "print_order" BEGIN
    INSERT INTO "print_order_unindexed" ("print_order_id") VALUES (NEW."id");
    INSERT INTO "print_order_problem" ("shop", "code", "created_at", "print_order_id")
        SELECT DISTINCT NEW."shop", json_extract(value, '$.code'), NEW."created_at", NEW."id" FROM json_each(NEW."problems");
    INSERT INTO "print_order_problem" ("shop", "code", "created_at", "print_order_id")
        SELECT NEW."shop", '*', NEW."created_at", NEW."id" WHERE NEW."problems" <> '[]';
END;

CREATE TRIGGER "print_order_problems_changed" AFTER UPDATE OF "problems" ON "print_order" WHEN OLD."problems" <> NEW."problems" BEGIN
    DELETE FROM "print_order_problem" WHERE "print_order_id" = NEW."id";
    INSERT INTO "print_order_problem" ("shop", "code", "created_at", "print_order_id")
        SELECT DISTINCT NEW."shop", json_extract(value, '$.code'), NEW."created_at", NEW."id" FROM json_each(NEW."problems");
    INSERT INTO "print_order_problem" ("shop", "code", "created_at", "print_order_id")
        SELECT NEW."shop", '*', NEW."created_at", NEW."id" WHERE NEW."problems" <> '[]';
END;

CREATE TRIGGER "print_order_texts_changed" AFTER UPDATE OF "order_name", "items", "picanova_order_id" ON "print_order"
WHEN OLD."order_name" <> NEW."order_name" OR OLD."items" <> NEW."items" OR OLD."picanova_order_id" IS NOT NEW."picanova_order_id" BEGIN
    INSERT INTO "print_order_unindexed" ("print_order_id") SELECT NEW."id" WHERE NOT EXISTS (SELECT 1 FROM "print_order_unindexed" WHERE "print_order_id" = NEW."id");
END;

CREATE TRIGGER "print_order_deleted" AFTER DELETE ON "print_order" BEGIN
    DELETE FROM "print_order_problem" WHERE "print_order_id" = OLD."id";
    DELETE FROM "print_order_term" WHERE "print_order_id" = OLD."id";
    DELETE FROM "print_order_unindexed" WHERE "print_order_id" = OLD."id";
END;

-- Print orders from before.
INSERT INTO "print_order_unindexed" ("print_order_id") SELECT "id" FROM "print_order";
INSERT OR IGNORE INTO "print_order_problem" ("shop", "code", "created_at", "print_order_id")
    SELECT "shop", json_extract(value, '$.code'), "created_at", "print_order"."id" FROM "print_order", json_each("problems");
INSERT INTO "print_order_problem" ("shop", "code", "created_at", "print_order_id")
    SELECT "shop", '*', "created_at", "id" FROM "print_order" WHERE "problems" <> '[]';
