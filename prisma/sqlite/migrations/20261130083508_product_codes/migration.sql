-- CreateTable
CREATE TABLE "product_code" (
    "shop" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "folded" TEXT NOT NULL,
    "skus" TEXT NOT NULL DEFAULT '[]',
    "words" TEXT NOT NULL,

    PRIMARY KEY ("shop", "kind", "code")
);

-- CreateIndex
CREATE INDEX "product_code_shop_kind_folded_code_idx" ON "product_code"("shop", "kind", "folded", "code");
