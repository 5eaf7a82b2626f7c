import { readNothing } from './command-line.ts';
import { loadConfigOrExit } from './config.ts';
import { createLog } from './log.ts';
import { runMigrations } from './store/migrate.ts';

/** `npm run migrate`: brings the configured database up to date and ends. Every start of the app does the same. */
readNothing('npm run migrate');
const config = loadConfigOrExit();
const applied = await runMigrations(config.databaseUrl);
createLog(config.logLevel).info('migrated', { applied });
