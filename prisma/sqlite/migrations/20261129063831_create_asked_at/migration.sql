-- When a create was asked for, instead of whether: a look-up that finds nothing proves something only some time after.
-- The engine would copy the table, and its triggers would be lost.
ALTER TABLE "print_order" ADD COLUMN "create_asked_at" BIGINT;
UPDATE "print_order" SET "create_asked_at" = 0 WHERE "create_unknown";
ALTER TABLE "print_order" DROP COLUMN "create_unknown";
