import { useTranslation } from 'react-i18next';
import { isForeign, type VariantRow } from '../../../web/contract/index.ts';

type Regions = VariantRow['regions'];

/** What a row says below its badge: where it stands how, when the regions differ, and what stands in the way where. */
export function useRegionStatus(): (regions: Regions) => { readonly where: string; readonly problem: string } {
  const { t } = useTranslation();
  return (regions) => {
    const states = regions.map((one) => (isForeign(one) ? 'foreign' : one.status));
    const where =
      new Set(states).size < 2
        ? ''
        : regions
            .map(({ region }, at) =>
              t(`products.byRegion.${states[at] ?? 'none'}`, { where: t(`products.inRegion.${region}`) }),
            )
            .join(', ')
            .replace(/^./u, (first) => first.toLocaleUpperCase());
    // What a region does not sell stands in nobody's way.
    const first = regions.find((one) => one.problems.length > 0 && !isForeign(one));
    const [problem] = first?.problems ?? [];
    if (first === undefined || problem === undefined) return { where, problem: '' };
    const title = t(`problems.${problem.code}.title`);
    const isEverywhere = regions.every(({ problems }) => problems.some(({ code }) => code === problem.code));
    return { where, problem: isEverywhere ? title : `${t(`region.${first.region}`)}: ${title}` };
  };
}
