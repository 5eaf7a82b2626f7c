-- Written by hand below the first statement: rows are kept. What they hold is sealed by the chore, which needs the key.
-- AlterTable
ALTER TABLE "print_order" ADD COLUMN "artwork" BYTEA;

-- AlterTable
ALTER TABLE "product_variant" RENAME COLUMN "row_json" TO "content";
ALTER TABLE "product_variant" ALTER COLUMN "content" TYPE BYTEA USING convert_to("content", 'UTF8');

-- AlterTable
ALTER TABLE "job_row" ALTER COLUMN "payload" TYPE BYTEA USING convert_to("payload", 'UTF8');

-- CreateTable
CREATE TABLE "chore" (
    "name" TEXT NOT NULL,

    CONSTRAINT "chore_pkey" PRIMARY KEY ("name")
);

INSERT INTO "chore" ("name") SELECT 'seal_artwork'
    WHERE EXISTS (SELECT 1 FROM "print_order") OR EXISTS (SELECT 1 FROM "product_variant") OR EXISTS (SELECT 1 FROM "job_row");
