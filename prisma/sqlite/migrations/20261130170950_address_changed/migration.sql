-- AlterTable
ALTER TABLE "print_order" ADD COLUMN "cancel_cause" TEXT;
ALTER TABLE "print_order" ADD COLUMN "changed_address" BLOB;
