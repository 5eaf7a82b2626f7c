-- AlterTable
ALTER TABLE "shop" ADD COLUMN "reconciled_at" BIGINT;
