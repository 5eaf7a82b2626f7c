import { conformance, postgres } from '../conformance.ts';
import { PAGE_SUITES } from './suites.ts';

conformance(postgres(), PAGE_SUITES);
