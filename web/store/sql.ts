/** Prisma's own SQL templates: values never become text, and one template speaks to both databases (`?` and `$n`). */
export { sqltag as sql, join, empty, raw, type Sql } from '@prisma/client/runtime/client';
