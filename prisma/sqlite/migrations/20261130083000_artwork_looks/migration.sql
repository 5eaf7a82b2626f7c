-- AlterTable
ALTER TABLE "shop" ADD COLUMN "artwork_at" BIGINT;

-- CreateTable
CREATE TABLE "artwork" (
    "shop" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "content" BLOB NOT NULL,
    "looked_at" BIGINT NOT NULL,
    "is_news" BOOLEAN NOT NULL DEFAULT false,
    "good_at" BIGINT,
    "broke_at" BIGINT,

    PRIMARY KEY ("shop", "digest")
);

-- CreateTable
CREATE TABLE "artwork_use" (
    "shop" TEXT NOT NULL,
    "variant_gid" TEXT NOT NULL,
    "digest" TEXT NOT NULL,

    PRIMARY KEY ("shop", "variant_gid", "digest")
);

-- CreateIndex
CREATE INDEX "artwork_shop_looked_at_idx" ON "artwork"("shop", "looked_at");

-- CreateIndex
CREATE INDEX "artwork_shop_broke_at_idx" ON "artwork"("shop", "broke_at");

-- CreateIndex
CREATE INDEX "artwork_looked_at_idx" ON "artwork"("looked_at");

-- CreateIndex
CREATE INDEX "artwork_use_shop_digest_idx" ON "artwork_use"("shop", "digest");

-- CreateIndex
CREATE INDEX "shop_artwork_at_idx" ON "shop"("artwork_at");

-- Every shop's artwork is looked at within the hour.
UPDATE "shop" SET "artwork_at" = 0 WHERE "installed";
