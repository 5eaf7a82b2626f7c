-- CreateTable
CREATE TABLE "artwork_thumbnail" (
    "shop" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "facts" TEXT NOT NULL,
    "image" BYTEA NOT NULL,
    "made_at" BIGINT NOT NULL,

    CONSTRAINT "artwork_thumbnail_pkey" PRIMARY KEY ("shop","key")
);

-- CreateIndex
CREATE INDEX "artwork_thumbnail_shop_made_at_idx" ON "artwork_thumbnail"("shop", "made_at");

-- CreateIndex
CREATE INDEX "artwork_thumbnail_made_at_idx" ON "artwork_thumbnail"("made_at");
