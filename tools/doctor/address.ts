import { ask, type Asked } from './ask.ts';
import { findingsOf, type Finding } from './finding.ts';

const says = findingsOf('address');

const HEALTHY = /^\{"status":"ok"\}$/;

/** Whether an address can only be reached from this machine. */
export function isLocal(url: string): boolean {
  return /^(localhost|127\.0\.0\.1|\[::1\])$/.test(new URL(url).hostname);
}

function reached(appUrl: string): Finding {
  return isLocal(appUrl)
    ? says.note(
        `The app answers at ${appUrl}, which only this machine can reach.`,
        'Enough for trying; for a real store APP_URL is a public https address.',
      )
    : says.ok(`The app answers at ${appUrl}.`);
}

async function readiness(appUrl: string): Promise<readonly Finding[]> {
  const ready = await ask(`${appUrl}/readyz`);
  if (ready.outcome === 'answered' && ready.status === 200) return [];
  return [
    says.failed(
      'The app answers, but says at /readyz that its database does not.',
      'See the finding about the database; if there is none, this is another machine than the one the app runs on.',
    ),
  ];
}

/** Whether the app itself, with its database, answers under its public address; and that answer, for its clock. */
export async function checkAddress(
  appUrl: string,
): Promise<{ readonly findings: readonly Finding[]; readonly asked: Asked }> {
  const asked = await ask(`${appUrl}/healthz`);
  if (asked.outcome === 'unanswered')
    return {
      asked,
      findings: [
        says.failed(
          `${appUrl} does not answer: ${asked.why}.`,
          'Start the app (`npm start`), and let DNS, certificate and proxy of that address lead to its PORT.',
        ),
      ],
    };
  if (asked.status !== 200 || !HEALTHY.test(asked.text.trim()))
    return {
      asked,
      findings: [
        says.failed(
          `${appUrl}/healthz answers ${asked.status}, but not as this app does: something else stands at that address.`,
          'Let the proxy pass every path on as it is to the PORT of the app, or correct APP_URL.',
        ),
      ],
    };
  return { asked, findings: [reached(appUrl), ...(await readiness(appUrl))] };
}
