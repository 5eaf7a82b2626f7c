import { z } from 'zod';
import { findingsOf, type Finding } from './finding.ts';

const says = findingsOf('shops');

type Row = Readonly<Record<string, unknown>>;

/** Every shop that has the app; read whole, because it is only looked at. */
export const INSTALLED_SHOPS = 'SELECT * FROM shop WHERE installed';

const refusalSchema = z.looseObject({ scopes: z.array(z.string()).default([]) });

/** What Shopify does not let the app do; none = it has not released customers' data to it. */
function refusedScopes(row: Row): readonly string[] | null {
  const text = row['access_refused'];
  if (typeof text !== 'string') return null;
  const parsed = refusalSchema.safeParse(JSON.parse(text));
  return parsed.success ? parsed.data.scopes : [];
}

function faultOf(row: Row): Finding | null {
  const shop = String(row['domain']);
  if (row['access_lost'] === true || row['access_lost'] === 1)
    return says.failed(
      `The app has no way into ${shop} any more.`,
      'Open the app once in the admin of that shop: it gets a new token by that.',
    );
  const scopes = refusedScopes(row);
  if (scopes === null) return null;
  return scopes.length === 0
    ? says.failed(
        `Shopify does not release the orders' customer data of ${shop} to the app.`,
        'Request it as docs/real-store.md, step 2, says, and wait for its approval; orders go on by themselves then.',
      )
    : says.failed(
        `${shop} has not granted ${scopes.join(', ')}.`,
        'Deploy shopify.app.toml, then open the app in the admin of that shop and grant what Shopify asks for.',
      );
}

/** Whether Shopify lets the app into every shop that has it, and lets it do what it must. */
export function checkShops(rows: readonly Row[]): readonly Finding[] {
  if (rows.length === 0) return [says.note('No shop has installed the app yet.')];
  const faults = rows.map(faultOf).filter((finding) => finding !== null);
  return faults.length > 0 ? faults : [says.ok(`Shopify lets the app into every shop that has it (${rows.length}).`)];
}
