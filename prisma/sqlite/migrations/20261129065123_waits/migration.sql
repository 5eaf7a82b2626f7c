-- What the reconciler, the wait window and the quiet notes remember of an order; what the daily line counts apart.
-- The engine would copy both tables for a new column.
ALTER TABLE "shop_order" ADD COLUMN "read_at" BIGINT;
ALTER TABLE "shop_order" ADD COLUMN "paid_at" BIGINT;
ALTER TABLE "shop_order" ADD COLUMN "left_out" TEXT NOT NULL DEFAULT '[]';
ALTER TABLE "daily_proof" ADD COLUMN "waiting" TEXT NOT NULL DEFAULT '{}';
ALTER TABLE "daily_proof" ADD COLUMN "problems" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "daily_proof" ADD COLUMN "looked_until" BIGINT;
