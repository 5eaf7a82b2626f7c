-- `COLLATE "C"`: a page must be cut the same way on both databases.
-- CreateTable
CREATE TABLE "product_code" (
    "shop" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "code" TEXT COLLATE "C" NOT NULL,
    "folded" TEXT COLLATE "C" NOT NULL,
    "skus" TEXT NOT NULL DEFAULT '[]',
    "words" TEXT NOT NULL,

    CONSTRAINT "product_code_pkey" PRIMARY KEY ("shop","kind","code")
);

-- CreateIndex
CREATE INDEX "product_code_shop_kind_folded_code_idx" ON "product_code"("shop", "kind", "folded", "code");
