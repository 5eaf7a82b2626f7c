-- A parcel whose pieces were refunded or whose order was cancelled is shown, and not written for ever.
ALTER TABLE "shipment" ADD COLUMN "unwritable" TEXT;
