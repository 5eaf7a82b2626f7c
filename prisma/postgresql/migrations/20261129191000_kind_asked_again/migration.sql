-- AlterTable
ALTER TABLE "shop" ADD COLUMN "went_live_at" BIGINT;
ALTER TABLE "shop" ADD COLUMN "kind_at" BIGINT;

-- What kind of store each shop is by now is asked for at once.
UPDATE "shop" SET "kind_at" = 0 WHERE "installed";

-- CreateIndex
CREATE INDEX "shop_kind_at_idx" ON "shop"("kind_at");
