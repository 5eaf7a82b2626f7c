-- What stays of what was paid, after refunds, by line. Orders of before are read anew when something changes.
ALTER TABLE "shop_order" ADD COLUMN "kept_shares" TEXT NOT NULL DEFAULT '{}';
