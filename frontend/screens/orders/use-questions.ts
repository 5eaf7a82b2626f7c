import { useTranslation } from 'react-i18next';
import type { PrintOrderRow } from '../../../web/contract/index.ts';
import { useFormat } from '../../format/use-format.ts';
import type { Question } from '../../ui/confirm.tsx';

/** What a question about a print order names. */
export type Asked = Pick<PrintOrderRow, 'orderName' | 'picanovaTotal' | 'neverSent'>;

/** So many orders are named, of more their number. */
const NAMED = 5;

interface Questions {
  /** `count` may be more than are known by name. */
  readonly cancel: (asked: readonly Asked[], count?: number) => Question;
  readonly resubmit: (asked: readonly Asked[], count?: number) => Question;
}

/** The questions before what cannot be undone, or costs again: each names the orders and the money. */
export function useQuestions(): Questions {
  const { t } = useTranslation();
  const format = useFormat();

  function named(asked: readonly Asked[], count: number): string {
    const names = [...new Set(asked.map(({ orderName }) => orderName))].slice(0, NAMED);
    const more = count - asked.filter(({ orderName }) => names.includes(orderName)).length;
    const listed = names.join(', ');
    return more > 0 ? t('ask.andMore', { orders: listed, count: more }) : listed;
  }

  /** Sums of each currency; what Picanova has not named yet is said to be missing. */
  function cost(asked: readonly Asked[], count: number): string {
    const sums = new Map<string, number>();
    const known = asked.flatMap(({ picanovaTotal }) => picanovaTotal ?? []);
    for (const { minor, currency } of known) sums.set(currency, (sums.get(currency) ?? 0) + minor);
    const money = [...sums].map(([currency, minor]) => format.money({ minor, currency })).join(' + ');
    if (money === '') return t('ask.costUnknown');
    return known.length < count ? t('ask.costPartly', { cost: money }) : t('ask.cost', { cost: money });
  }

  return {
    cancel(asked, count = asked.length) {
      const isFree = asked.length === count && asked.every(({ neverSent }) => neverSent);
      return {
        title: t('ask.cancel.title', { count, orders: named(asked, count) }),
        text: [
          ...(count === 1 ? [] : [`${named(asked, count)}.`]),
          ...(isFree ? [t('ask.cancel.free', { count })] : [cost(asked, count), t('ask.cancel.text', { count })]),
          t('ask.cancel.shopify'),
        ].join(' '),
        confirm: t('ask.cancel.confirm', { count }),
        keep: t('ask.cancel.keep', { count }),
      };
    },
    resubmit(asked, count = asked.length) {
      return {
        title: t('ask.resubmit.title', { count, orders: named(asked, count) }),
        text: [
          ...(count === 1 ? [] : [`${named(asked, count)}.`]),
          t('ask.resubmit.text', { count }),
          cost(asked, count),
        ].join(' '),
        confirm: t('ask.resubmit.confirm', { count }),
        keep: t('action.cancel'),
      };
    },
  };
}
