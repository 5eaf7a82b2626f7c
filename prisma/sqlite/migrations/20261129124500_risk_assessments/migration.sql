-- AlterTable
ALTER TABLE "shop" ADD COLUMN "assesses_risk" BOOLEAN NOT NULL DEFAULT false;
