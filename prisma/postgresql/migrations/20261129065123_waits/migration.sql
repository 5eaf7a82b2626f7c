-- AlterTable
ALTER TABLE "shop_order" ADD COLUMN     "left_out" TEXT NOT NULL DEFAULT '[]',
ADD COLUMN     "paid_at" BIGINT,
ADD COLUMN     "read_at" BIGINT;

-- AlterTable
ALTER TABLE "daily_proof" ADD COLUMN     "looked_until" BIGINT,
ADD COLUMN     "problems" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "waiting" TEXT NOT NULL DEFAULT '{}';
