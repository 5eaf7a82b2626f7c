import { conformance, postgres } from './conformance.ts';
import { SUITES } from './suites.ts';

conformance(postgres(), SUITES);
