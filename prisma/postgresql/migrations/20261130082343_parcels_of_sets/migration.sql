-- AlterTable
ALTER TABLE "shipment" ADD COLUMN     "packed" TEXT;
