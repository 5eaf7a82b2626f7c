-- `COLLATE "C"`: a prefix is a range of bytes, and a keyset page must be cut the same way on both databases.
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

    CONSTRAINT "print_order_problem_pkey" PRIMARY KEY ("shop","code","created_at","print_order_id")
);

-- CreateTable
CREATE TABLE "print_order_term" (
    "shop" TEXT NOT NULL,
    "term" TEXT COLLATE "C" NOT NULL,
    "created_at" BIGINT NOT NULL,
    "print_order_id" INTEGER NOT NULL,

    CONSTRAINT "print_order_term_pkey" PRIMARY KEY ("shop","term","created_at","print_order_id")
);

-- CreateTable
CREATE TABLE "print_order_unindexed" (
    "print_order_id" INTEGER NOT NULL,

    CONSTRAINT "print_order_unindexed_pkey" PRIMARY KEY ("print_order_id")
);

-- CreateTable
CREATE TABLE "product_variant" (
    "shop" TEXT NOT NULL,
    "variant_gid" TEXT COLLATE "C" NOT NULL,
    "product_gid" TEXT NOT NULL,
    "sort_key" TEXT COLLATE "C" NOT NULL,
    "status" TEXT NOT NULL,
    "sku" TEXT,
    "read_at" BIGINT NOT NULL,
    "row_json" TEXT NOT NULL,

    CONSTRAINT "product_variant_pkey" PRIMARY KEY ("shop","variant_gid")
);

-- CreateTable
CREATE TABLE "product_term" (
    "shop" TEXT NOT NULL,
    "term" TEXT COLLATE "C" NOT NULL,
    "variant_gid" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "product_term_pkey" PRIMARY KEY ("shop","term","variant_gid")
);

-- CreateTable
CREATE TABLE "shop_pages" (
    "shop" TEXT NOT NULL,
    "checklist_dismissed" BOOLEAN NOT NULL DEFAULT false,
    "products_read_at" BIGINT,

    CONSTRAINT "shop_pages_pkey" PRIMARY KEY ("shop")
);

-- CreateTable
CREATE TABLE "job" (
    "id" SERIAL NOT NULL,
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
    "lease_token" TEXT,

    CONSTRAINT "job_pkey" PRIMARY KEY ("id")
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

    CONSTRAINT "job_row_pkey" PRIMARY KEY ("job_id","row")
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
CREATE FUNCTION "print_order_problems"("of" "print_order") RETURNS void LANGUAGE sql AS $$
    INSERT INTO "print_order_problem" ("shop", "code", "created_at", "print_order_id")
        SELECT DISTINCT "of"."shop", problem ->> 'code', "of"."created_at", "of"."id" FROM jsonb_array_elements("of"."problems"::jsonb) AS problem
        UNION SELECT "of"."shop", '*', "of"."created_at", "of"."id" WHERE "of"."problems" <> '[]'
    ON CONFLICT DO NOTHING;
$$;

CREATE FUNCTION "print_order_inserted"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO "print_order_unindexed" ("print_order_id") VALUES (NEW."id") ON CONFLICT DO NOTHING;
    IF NEW."problems" <> '[]' THEN PERFORM "print_order_problems"(NEW); END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION "print_order_problems_changed"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM "print_order_problem" WHERE "print_order_id" = NEW."id";
    PERFORM "print_order_problems"(NEW);
    RETURN NULL;
END $$;

CREATE FUNCTION "print_order_texts_changed"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO "print_order_unindexed" ("print_order_id") VALUES (NEW."id") ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;

CREATE FUNCTION "print_order_deleted"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM "print_order_problem" WHERE "print_order_id" = OLD."id";
    DELETE FROM "print_order_term" WHERE "print_order_id" = OLD."id";
    DELETE FROM "print_order_unindexed" WHERE "print_order_id" = OLD."id";
    RETURN NULL;
END $$;

CREATE TRIGGER "print_order_inserted" AFTER INSERT ON "print_order" FOR EACH ROW EXECUTE FUNCTION "print_order_inserted"();
CREATE TRIGGER "print_order_problems_changed" AFTER UPDATE OF "problems" ON "print_order" FOR EACH ROW
    WHEN (OLD."problems" <> NEW."problems") EXECUTE FUNCTION "print_order_problems_changed"();
CREATE TRIGGER "print_order_texts_changed" AFTER UPDATE OF "order_name", "items", "picanova_order_id" ON "print_order" FOR EACH ROW
    WHEN (OLD."order_name" <> NEW."order_name" OR OLD."items" <> NEW."items" OR OLD."picanova_order_id" IS DISTINCT FROM NEW."picanova_order_id")
    EXECUTE FUNCTION "print_order_texts_changed"();
CREATE TRIGGER "print_order_deleted" AFTER DELETE ON "print_order" FOR EACH ROW EXECUTE FUNCTION "print_order_deleted"();

-- Print orders from before.
INSERT INTO "print_order_unindexed" ("print_order_id") SELECT "id" FROM "print_order";
SELECT "print_order_problems"("print_order") FROM "print_order" WHERE "problems" <> '[]';
