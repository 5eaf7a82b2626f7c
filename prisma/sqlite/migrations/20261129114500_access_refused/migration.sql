-- AlterTable
ALTER TABLE "shop" ADD COLUMN "access_refused" TEXT;
