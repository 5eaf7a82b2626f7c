import { TOPICS } from '../../web/domain/webhooks/shopify-signals.ts';
import { REQUIRED_SCOPES } from '../../web/shopify/auth/scopes.ts';
import { PRINT_METAFIELD_KEYS } from '../../web/shopify/orders/print-metafields.ts';
import { APP_TOML, isConfigured, otherAppTomls, readAppToml, type AppToml } from '../shopify/app-toml.ts';
import { isLocal } from './address.ts';
import { findingsOf, type Finding } from './finding.ts';

const says = findingsOf('shopify_app_toml');
const saysOfDeploy = findingsOf('deploy');

const CONFIGURE = '`npm run shopify:configure -- --client-id CLIENT_ID --url https://ADDRESS`';
const RESTORE = 'Take shopify.app.toml back from git (`git checkout shopify.app.toml`) and configure it anew.';
const LONGEST = { name: 30, description: 100 } as const;

/** What the environment says of the same things; undefined = not set. */
export interface AppEnvironment {
  readonly clientId: string | undefined;
  readonly appUrl: string | undefined;
}

function agreement(toml: AppToml, { clientId, appUrl }: AppEnvironment): readonly Finding[] {
  if (!isConfigured(toml))
    return [says.failed(`${APP_TOML} does not say which app it is.`, `Run ${CONFIGURE}; never \`config link\`.`)];
  const findings: Finding[] = [];
  if (clientId !== undefined && clientId !== toml.client_id)
    findings.push(
      says.failed(
        `${APP_TOML} is of the app ${toml.client_id}, SHOPIFY_API_KEY names ${clientId}.`,
        `Whichever is wrong: correct SHOPIFY_API_KEY, or run ${CONFIGURE}.`,
      ),
    );
  if (appUrl !== undefined && appUrl.replace(/\/+$/, '') !== toml.application_url) {
    const found = `${APP_TOML} leads Shopify to ${toml.application_url}, APP_URL is ${appUrl}.`;
    // While the app is tried on this machine, a tunnel's address or none stands in for the deployed one.
    const isTrying = URL.canParse(appUrl) && isLocal(appUrl);
    findings.push(
      isTrying ? says.note(found) : says.failed(found, `Correct APP_URL, or run ${CONFIGURE} and deploy again.`),
    );
  }
  const astray = toml.auth.redirect_urls.filter((url) => !url.startsWith(`${toml.application_url}/`));
  if (astray.length > 0)
    findings.push(says.failed(`redirect_urls lead elsewhere: ${astray.join(', ')}.`, `Run ${CONFIGURE}.`));
  return findings;
}

/** Everything that a file made by `config link` would lack. */
function whatIsMissing(toml: AppToml): readonly string[] {
  const topics = new Set(
    toml.webhooks.subscriptions.flatMap((subscription) => [...subscription.topics, ...subscription.compliance_topics]),
  );
  const asked = toml.access_scopes.required_scopes ?? (toml.access_scopes.scopes ?? '').split(',');
  const scopes = new Set(asked.map((scope) => scope.trim()));
  return [
    ...Object.keys(TOPICS).filter((topic) => !topics.has(topic)),
    ...REQUIRED_SCOPES.filter((scope) => !scopes.has(scope)),
    ...(['product', 'variant'] as const).flatMap((owner) =>
      PRINT_METAFIELD_KEYS.filter((key) => toml[owner].metafields.app[key] === undefined).map(
        (key) => `${owner}.metafields.app.${key}`,
      ),
    ),
  ];
}

function tooLong(toml: AppToml): readonly string[] {
  const definitions = (['product', 'variant'] as const).flatMap((owner) =>
    Object.entries(toml[owner].metafields.app).map(([key, { description = '' }]) => ({
      what: `${owner}.metafields.app.${key}.description`,
      length: description.length,
      most: LONGEST.description,
    })),
  );
  return [{ what: 'name', length: toml.name.length, most: LONGEST.name }, ...definitions]
    .filter(({ length, most }) => length > most)
    .map(({ what, length, most }) => `${what} has ${length} characters, at most ${most} are taken`);
}

/** What Shopify asks for when the file is deployed, as far as it can be seen from here. */
function deployable(toml: AppToml): readonly Finding[] {
  const findings: Finding[] = [];
  if (!isConfigured(toml)) findings.push(saysOfDeploy.failed('A deploy needs a client id.', `Run ${CONFIGURE}.`));
  if (!toml.application_url.startsWith('https://'))
    findings.push(
      saysOfDeploy.failed(
        `application_url is not https: ${toml.application_url || 'it is empty'}.`,
        `Run ${CONFIGURE}.`,
      ),
    );
  const missing = whatIsMissing(toml);
  if (missing.length > 0)
    findings.push(saysOfDeploy.failed(`The file lacks what the app needs: ${missing.join(', ')}.`, RESTORE));
  findings.push(...tooLong(toml).map((text) => saysOfDeploy.failed(`${text}.`, 'Shorten it.')));
  if (findings.length === 0) findings.push(saysOfDeploy.ok('The file holds what a deploy asks for.'));
  return findings;
}

/** No file says it: it is asked for, per field, in the Dev Dashboard. */
const DATA_USE = saysOfDeploy.note(
  'Whether the app may use protected customer data cannot be seen from here; without it a deploy is refused.',
  'Request it with the texts of docs/real-store.md, step 2. Development stores need the request, not its approval.',
);

/** Whether shopify.app.toml is ours, of the app that the environment names, and fit to be deployed. */
export function checkAppToml(folder: string, environment: AppEnvironment): readonly Finding[] {
  const read = readAppToml(folder);
  if (read.outcome !== 'read') {
    const why = read.outcome === 'missing' ? 'is not there' : `cannot be read: ${read.why}`;
    return [says.failed(`${APP_TOML} ${why}.`, RESTORE), saysOfDeploy.skipped('There is nothing to deploy.')];
  }
  const others = otherAppTomls(folder);
  const findings = [
    ...agreement(read.toml, environment),
    ...(others.length === 0
      ? []
      : [says.failed(`Shopify's command may deploy ${others.join(', ')} instead of ours.`, 'Remove it.')]),
  ];
  return [
    ...(findings.some(({ state }) => state !== 'ok')
      ? findings
      : [says.ok(`${APP_TOML} is of the app and address that the environment names.`)]),
    ...deployable(read.toml),
    DATA_USE,
  ];
}
