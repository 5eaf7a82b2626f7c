// For Prisma's own command alone (`prisma migrate deploy`): the app itself neither reads this nor needs the command.
import { defineConfig, env } from 'prisma/config';

const provider = env('DATABASE_URL').startsWith('file:') ? 'sqlite' : 'postgresql';

export default defineConfig({
  schema: `web/store/generated/${provider}.prisma`,
  migrations: { path: `prisma/${provider}/migrations` },
  datasource: { url: env('DATABASE_URL') },
});
