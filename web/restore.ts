import path from 'node:path';
import { readWord } from './command-line.ts';
import { databaseUrlOrExit } from './config.ts';
import { restoreFile } from './store/sqlite/copy-file.ts';
import { endCopy, sqliteFileOrExit } from './copy-command.ts';

/** `npm run restore -- FILE`: puts a backup in the SQLite database's place, while the app does not run. */
const from = readWord('npm run restore -- FILE', 'FILE');
const database = sqliteFileOrExit(databaseUrlOrExit());
endCopy(await restoreFile(path.resolve(from), database, new Date()), { from, to: database });
