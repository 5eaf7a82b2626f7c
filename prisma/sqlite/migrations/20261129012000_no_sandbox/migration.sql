-- Nothing ever wrote or read it: Picanova does not tell whether an account is a sandbox.
ALTER TABLE "connection" DROP COLUMN "sandbox";
