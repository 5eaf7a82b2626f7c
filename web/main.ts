import { loadConfigOrExit } from './config.ts';
import { composeApp } from './compose.ts';
import { createLog } from './log.ts';
import { errorText } from './domain/kernel/error-text.ts';

/** Process entry. On SIGTERM it takes no new work, finishes and commits what is under way, and ends. */
const config = loadConfigOrExit();
const log = createLog(config.logLevel);

process.on('unhandledRejection', (error) => {
  log.error('unhandled_rejection', { error: errorText(error) });
  process.exit(1);
});

const app = await composeApp(config, log);

const GRACE_MS = 25_000;
let stopping = false;
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, () => {
    if (stopping) return;
    stopping = true;
    log.info('stopping', { signal });
    setTimeout(() => process.exit(1), GRACE_MS).unref();
    app.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error('stop_failed', { error: String(error) });
        process.exit(1);
      },
    );
  });
}
