-- CreateTable
CREATE TABLE "catalogue_change" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "shop" TEXT NOT NULL,
    "connection_id" TEXT NOT NULL,
    "variant_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "detail" TEXT NOT NULL,
    "at" BIGINT NOT NULL,
    "checked_at" BIGINT
);

-- CreateTable
CREATE TABLE "catalogue_change_use" (
    "change_id" INTEGER NOT NULL,
    "shop" TEXT NOT NULL,
    "variant_gid" TEXT NOT NULL,

    PRIMARY KEY ("change_id", "variant_gid")
);

-- CreateIndex
CREATE INDEX "catalogue_change_connection_id_variant_id_idx" ON "catalogue_change"("connection_id", "variant_id");

-- CreateIndex
CREATE INDEX "catalogue_change_shop_id_idx" ON "catalogue_change"("shop", "id");

-- CreateIndex
CREATE INDEX "catalogue_change_at_idx" ON "catalogue_change"("at");

-- CreateIndex
CREATE INDEX "catalogue_change_use_shop_variant_gid_idx" ON "catalogue_change_use"("shop", "variant_gid");
