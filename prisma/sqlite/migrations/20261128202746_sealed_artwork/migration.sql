-- What the rows hold is sealed by the chore, which needs the key.
-- AlterTable
ALTER TABLE "print_order" ADD COLUMN "artwork" BLOB;

-- CreateTable
CREATE TABLE "chore" (
    "name" TEXT NOT NULL PRIMARY KEY
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_product_variant" (
    "shop" TEXT NOT NULL,
    "variant_gid" TEXT NOT NULL,
    "product_gid" TEXT NOT NULL,
    "sort_key" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "sku" TEXT,
    "read_at" BIGINT NOT NULL,
    "content" BLOB NOT NULL,

    PRIMARY KEY ("shop", "variant_gid")
);
INSERT INTO "new_product_variant" ("content", "product_gid", "read_at", "shop", "sku", "sort_key", "status", "variant_gid") SELECT CAST("row_json" AS BLOB), "product_gid", "read_at", "shop", "sku", "sort_key", "status", "variant_gid" FROM "product_variant";
DROP TABLE "product_variant";
ALTER TABLE "new_product_variant" RENAME TO "product_variant";
CREATE INDEX "product_variant_shop_sort_key_variant_gid_status_idx" ON "product_variant"("shop", "sort_key", "variant_gid", "status");
CREATE INDEX "product_variant_shop_status_sort_key_variant_gid_idx" ON "product_variant"("shop", "status", "sort_key", "variant_gid");
CREATE INDEX "product_variant_shop_product_gid_sort_key_idx" ON "product_variant"("shop", "product_gid", "sort_key");
CREATE INDEX "product_variant_shop_sku_idx" ON "product_variant"("shop", "sku");
CREATE TABLE "new_job_row" (
    "job_id" INTEGER NOT NULL,
    "row" INTEGER NOT NULL,
    "shop" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "payload" BLOB NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'pending',
    "error" TEXT,
    "detail" TEXT NOT NULL DEFAULT '{}',

    PRIMARY KEY ("job_id", "row")
);
INSERT INTO "new_job_row" ("detail", "error", "job_id", "label", "payload", "row", "shop", "state") SELECT "detail", "error", "job_id", "label", CAST("payload" AS BLOB), "row", "shop", "state" FROM "job_row";
DROP TABLE "job_row";
ALTER TABLE "new_job_row" RENAME TO "job_row";
CREATE INDEX "job_row_job_id_state_row_idx" ON "job_row"("job_id", "state", "row");
CREATE INDEX "job_row_shop_idx" ON "job_row"("shop");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

INSERT INTO "chore" ("name") SELECT 'seal_artwork'
    WHERE EXISTS (SELECT 1 FROM "print_order") OR EXISTS (SELECT 1 FROM "product_variant") OR EXISTS (SELECT 1 FROM "job_row");
