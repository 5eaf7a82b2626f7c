import path from 'node:path';
import { databaseUrlOrExit } from './config.ts';
import { backUpFile } from './store/sqlite/copy-file.ts';
import { endCopy, sqliteFileOrExit } from './copy-command.ts';

/** `npm run backup -- FILE`: a checked copy of the SQLite database, while the app runs. */
const [to] = process.argv.slice(2);
const database = sqliteFileOrExit(databaseUrlOrExit(), to, 'backup');
endCopy(await backUpFile(database, path.resolve(String(to))), { from: database, to: String(to) });
