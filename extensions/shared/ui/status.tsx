import { isForeign } from '../../../web/contract/region-status.ts';
import type { CheckResult } from '../app/app-api.ts';
import { priceText, type Host } from '../host.ts';
import type { AppCheck } from './use-app-check.ts';
import { factsOf } from './facts.ts';
import { useHost, useText } from './host-context.ts';
import { STATUS_TONES } from './status-tones.ts';

type RegionCheck = CheckResult['regions'][number];
type Problem = RegionCheck['problems'][number];

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

/** One badge a region where there are two: where it is ready, where something is wrong, where it is not offered. */
function Regions({ regions }: { readonly regions: readonly RegionCheck[] }) {
  const t = useText();
  if (regions.length < 2) return null;
  return (
    <>
      {regions.map((one) => (
        <s-badge key={one.region} tone={STATUS_TONES[one.status]}>
          {`${t(`region.${one.region}`)}: ${isForeign(one) ? t('status.foreign') : t(`status.${one.status}`)}`}
        </s-badge>
      ))}
    </>
  );
}

/** What stands in the way, by region, and what it costs where nothing does. */
function Details({ regions }: { readonly regions: readonly RegionCheck[] }) {
  const t = useText();
  const host = useHost();
  return (
    <>
      {regions.flatMap((one) =>
        isForeign(one)
          ? []
          : one.problems.map((problem, at) => <ProblemLine key={`${one.region}${at}`} problem={problem} />),
      )}
      {regions.map(({ region, print }) =>
        print === null ? null : (
          <s-text key={region} color="subdued">
            {t('status.makes', {
              region: t(`region.${region}`),
              name: print.name,
              price: priceText(host, print.price),
            })}
          </s-text>
        ),
      )}
    </>
  );
}

type OfProduct = NonNullable<CheckResult['product']>;

function totalOf({ counts }: OfProduct): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

/** A product whose variants do not all stand alike: how many do how. */
function isMixed({ counts, worst }: OfProduct): boolean {
  return worst !== null && counts[worst.status] < totalOf({ counts, worst });
}

/** The status in a few words, for the collapsed block and its first badge. */
export function summaryOf({ status, product }: CheckResult, t: Host['i18n']['translate']): string {
  if (product === null) return t(`status.${status}`);
  if (isMixed(product)) return t('status.someReady', { ready: product.counts.ready, total: totalOf(product) });
  return t(`status.${product.worst?.status ?? 'ready'}`);
}

/** Of a product: how many of its variants are ready, and what stands in the way of one that is not. */
function ProductStatus({ result, product }: { readonly result: CheckResult; readonly product: OfProduct }) {
  const t = useText();
  const { counts, worst } = product;
  const mixed = isMixed(product);
  const others = (['incomplete', 'broken', 'none'] as const).filter((status) => counts[status] > 0);
  return (
    <s-stack gap="small-200">
      <s-stack direction="inline" gap="small-200">
        <s-badge tone={STATUS_TONES[worst?.status ?? 'ready']}>{summaryOf(result, t)}</s-badge>
        {mixed
          ? others.map((status) => (
              <s-badge
                key={status}
                tone={STATUS_TONES[status]}
              >{`${t(`status.${status}`)}: ${counts[status]}`}</s-badge>
            ))
          : null}
        <Regions regions={worst?.regions ?? result.regions} />
      </s-stack>
      {mixed && worst !== null ? <s-text>{t('status.worst', { variant: worst.variantTitle })}</s-text> : null}
      <Details regions={worst?.regions ?? result.regions} />
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
  const { status, regions, product } = check.result;
  if (product !== null) return <ProductStatus result={check.result} product={product} />;
  return (
    <s-stack gap="small-200">
      <s-stack direction="inline" gap="small-200">
        <s-badge tone={STATUS_TONES[status]}>{t(`status.${status}`)}</s-badge>
        <Regions regions={regions} />
      </s-stack>
      <Details regions={regions} />
    </s-stack>
  );
}
