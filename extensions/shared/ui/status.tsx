import type { CheckResult } from '../app/app-api.ts';
import type { AppCheck } from './use-app-check.ts';
import { factsOf } from './facts.ts';
import { useText } from './host-context.ts';

type Status = CheckResult['status'];
type Problem = CheckResult['regions'][number]['problems'][number];

const STATUS_TONES = {
  ready: 'success',
  incomplete: 'warning',
  broken: 'critical',
  none: 'neutral',
} as const satisfies Record<Status, string>;

function ProblemLine({ problem }: { readonly problem: Problem }) {
  const t = useText();
  const facts = factsOf(problem);
  return (
    <s-stack gap="small-400">
      <s-text type="strong">
        {facts === '' ? t(`problem.${problem.code}.title`) : `${t(`problem.${problem.code}.title`)} (${facts})`}
      </s-text>
      <s-text>{t(`problem.${problem.code}.todo`)}</s-text>
    </s-stack>
  );
}

/** Ready, incomplete or broken, and why, for each region an order may be printed in. */
export function PrintStatus({ check }: { readonly check: AppCheck }) {
  const t = useText();
  if (check.state === 'waiting') return <s-spinner accessibilityLabel={t('status.checking')} />;
  if (check.state === 'unreachable')
    return (
      <s-banner tone="warning" heading={t('app.unreachable')}>
        {t('app.unreachableFields')}
      </s-banner>
    );
  if (check.state === 'unknown') return <s-banner tone="info">{t('app.notRead')}</s-banner>;
  const { status, regions } = check.result;
  return (
    <s-stack gap="small-200">
      <s-stack direction="inline" gap="small-200">
        <s-badge tone={STATUS_TONES[status]}>{t(`status.${status}`)}</s-badge>
        {regions.length > 1
          ? regions.map((one) => (
              <s-badge
                key={one.region}
                tone={STATUS_TONES[one.status]}
              >{`${t(`region.${one.region}`)}: ${t(`status.${one.status}`)}`}</s-badge>
            ))
          : null}
      </s-stack>
      {regions.flatMap(({ region, problems }) =>
        problems.map((problem, at) => <ProblemLine key={`${region}${at}`} problem={problem} />),
      )}
    </s-stack>
  );
}
