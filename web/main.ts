import { loadConfigOrExit } from './config.ts';
import { composeApp, type App } from './compose.ts';
import { createLog } from './log.ts';
import { errorText } from './domain/kernel/error-text.ts';
import { holdDatabase } from './store/hold-database.ts';

/** Process entry. On SIGTERM it takes no new work, finishes and commits what is under way, and ends. */
const config = loadConfigOrExit();
const log = createLog(config.logLevel);

/** Whatever hangs then, a lock or a connection to the database: what was acknowledged is on the disk. */
const STOP_AT_MOST_MS = 14_000;

// A promise that nobody looks after is a bug. It leaves nothing half done, and one request must not end all others.
process.on('unhandledRejection', (error) => log.error('unhandled_rejection', { error: errorText(error) }));
// What was thrown out of the middle of something may have left it in any state: a new process is the way on.
process.on('uncaughtException', (error) => {
  log.error('uncaught_exception', { error: errorText(error) });
  process.exit(1);
});

let app: App | null = null;
let stopping = false;

async function stop(signal: NodeJS.Signals): Promise<void> {
  if (stopping) return;
  stopping = true;
  log.info('stopping', { signal });
  setTimeout(() => process.exit(0), STOP_AT_MOST_MS);
  try {
    await app?.stop();
  } catch (error) {
    log.error('stop_failed', { error: errorText(error) });
  }
  process.exit(0);
}

for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop(signal));

if (!(await holdDatabase(config.databaseUrl))) {
  process.stderr.write(
    `Another process works on ${config.databaseUrl}, and a SQLite file is for one. ` +
      'Stop the other one, or let several share PostgreSQL (DATABASE_URL=postgresql://…).\n',
  );
  process.exit(1);
}
app = await composeApp(config, log);
