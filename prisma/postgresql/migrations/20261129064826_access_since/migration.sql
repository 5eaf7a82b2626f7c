-- AlterTable
ALTER TABLE "shop" ADD COLUMN     "access_since" BIGINT;
