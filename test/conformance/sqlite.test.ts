import { conformance, SQLITE_MEMORY, sqliteFile } from './conformance.ts';
import { SUITES } from './suites.ts';

conformance(SQLITE_MEMORY, SUITES);
conformance(sqliteFile(), SUITES);
