import type { Region } from '../../web/domain/kernel/ids.ts';
import { ask, type Asked } from './ask.ts';
import { findingsOf, type Finding } from './finding.ts';

const says = findingsOf('picanova');

/** A merchant's key of one region, if one was given. */
export interface PicanovaKey {
  readonly region: Region;
  readonly apiUser: string;
  readonly apiKey: string;
}

const CATALOGUE = '/beta/products';

function basic({ apiUser, apiKey }: PicanovaKey): string {
  return `Basic ${Buffer.from(`${apiUser}:${apiKey}`).toString('base64')}`;
}

/** Asked without a key, the API says that one is missing: nothing else at that address would. */
function reading(region: Region, url: string, asked: Asked): Finding {
  const variable = `PICANOVA_${region}_URL`;
  if (asked.outcome === 'unanswered')
    return says.failed(
      `Picanova ${region} does not answer at ${url}: ${asked.why}.`,
      `Let this machine reach that address (firewall, proxy), or correct ${variable}.`,
    );
  if (asked.status === 401) return says.ok(`Picanova ${region} answers at ${url}.`);
  if (asked.status >= 500)
    return says.failed(
      `Picanova ${region} is away: ${url} answers ${asked.status}.`,
      'Try again in some minutes; orders wait meanwhile and are sent afterwards.',
    );
  return says.failed(
    `${url} answers ${asked.status} to whoever has no key; Picanova's API answers 401.`,
    `Correct ${variable}: its default is https://api.merchone.com/api, to which versions are appended.`,
  );
}

async function readingWithKey(url: string, key: PicanovaKey): Promise<Finding> {
  const asked = await ask(`${url}${CATALOGUE}`, {
    headers: { authorization: basic(key), accept: 'application/json' },
  });
  if (asked.outcome === 'answered' && asked.status === 200)
    return says.ok(`Picanova ${key.region} accepts the key of ${key.apiUser}.`);
  if (asked.outcome === 'answered' && asked.status === 401)
    return says.failed(
      `Picanova ${key.region} refuses the key of ${key.apiUser}.`,
      'Copy API user and API key anew: merchOne dashboard → Stores → the store → Settings. Each region has its own.',
    );
  const answer = asked.outcome === 'answered' ? String(asked.status) : asked.why;
  return says.failed(
    `Picanova ${key.region} does not answer to the key of ${key.apiUser} (${answer}).`,
    'Try again in some minutes.',
  );
}

/** Whether Picanova's API answers at its addresses, and to the key that was given; and its answers, for their clock. */
export async function checkPicanova(
  urls: Readonly<Record<Region, string>>,
  key: PicanovaKey | null,
): Promise<{ readonly findings: readonly Finding[]; readonly answers: readonly { from: string; asked: Asked }[] }> {
  const regions = (['EU', 'US'] as const).filter((region) => region === 'EU' || urls.US !== urls.EU);
  const answers = await Promise.all(
    regions.map(async (region) => ({ region, asked: await ask(`${urls[region]}${CATALOGUE}`) })),
  );
  const findings = answers.map(({ region, asked }) => reading(region, urls[region], asked));
  if (key !== null) findings.push(await readingWithKey(urls[key.region], key));
  return { findings, answers: answers.map(({ region, asked }) => ({ from: `Picanova ${region}`, asked })) };
}
