-- AlterTable
ALTER TABLE "shop" ADD COLUMN "shows_addresses" BOOLEAN NOT NULL DEFAULT false;
