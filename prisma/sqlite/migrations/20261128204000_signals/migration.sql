ALTER TABLE "shop_order" RENAME COLUMN "hints" TO "signals";
ALTER TABLE "print_order" RENAME COLUMN "hints" TO "signals";
