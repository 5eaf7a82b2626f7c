import path from 'node:path';
import { databaseUrlOrExit } from './config.ts';
import { restoreFile } from './store/sqlite/copy-file.ts';
import { endCopy, sqliteFileOrExit } from './copy-command.ts';

/** `npm run restore -- FILE`: puts a backup in the SQLite database's place, while the app does not run. */
const [from] = process.argv.slice(2);
const database = sqliteFileOrExit(databaseUrlOrExit(), from, 'restore');
endCopy(await restoreFile(path.resolve(String(from)), database, new Date()), { from: String(from), to: database });
