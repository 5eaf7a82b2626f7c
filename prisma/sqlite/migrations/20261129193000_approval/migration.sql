-- An approval answers what the merchant saw; what was approved before without saying what is asked once more.
ALTER TABLE "shop_order" ADD COLUMN "approval" TEXT;
ALTER TABLE "shop_order" DROP COLUMN "approved";
