import { conformance, SQLITE_MEMORY } from '../conformance.ts';
import { PAGE_SUITES } from './suites.ts';

conformance(SQLITE_MEMORY, PAGE_SUITES);
