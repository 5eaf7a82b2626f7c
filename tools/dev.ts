// `npm run dev`: started by `shopify app dev`, the app behind its tunnel, for a real store; by hand, the app between
// simulators, with a furnished shop.
import { readNothing } from '../web/command-line.ts';
import { readHandover } from './dev/cli-environment.ts';

const handover = readHandover(process.env);
if (handover === null) {
  readNothing('npm run dev');
  await import('../test/demo/dev.ts');
} else await (await import('./dev/under-shopify.ts')).runUnderShopify(handover);
