-- AlterTable
ALTER TABLE "shop" ADD COLUMN "is_development" BOOLEAN;
