-- AlterTable
ALTER TABLE "print_order" ADD COLUMN     "cancel_cause" TEXT,
ADD COLUMN     "changed_address" BYTEA;
