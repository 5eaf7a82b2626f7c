import { conformance, postgres } from '../harness.ts';
import { PAGE_SUITES } from './suites.ts';

conformance(postgres(), PAGE_SUITES);
