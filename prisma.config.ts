// For Prisma's own command alone (`prisma migrate deploy`): the app itself neither reads this nor needs the command.
import { defineConfig } from 'prisma/config';

const url = process.env['DATABASE_URL'] ?? 'file:./picanova.db';
const provider = url.startsWith('file:') ? 'sqlite' : 'postgresql';

export default defineConfig({
  schema: `web/store/generated/${provider}.prisma`,
  migrations: { path: `prisma/${provider}/migrations` },
  datasource: { url },
});
