import path from 'node:path';
import { readWord } from './command-line.ts';
import { databaseUrlOrExit } from './config.ts';
import { backUpFile } from './store/sqlite/copy-file.ts';
import { endCopy, sqliteFileOrExit } from './copy-command.ts';

/** `npm run backup -- FILE`: a checked copy of the SQLite database, while the app runs. */
const to = readWord('npm run backup -- FILE', 'FILE');
const database = sqliteFileOrExit(databaseUrlOrExit());
endCopy(await backUpFile(database, path.resolve(to)), { from: database, to });
