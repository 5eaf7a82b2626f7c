import { conformance, postgres } from './harness.ts';
import { SUITES } from './suites.ts';

conformance(postgres(), SUITES);
