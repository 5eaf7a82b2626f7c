import { Badge, BlockStack, Card, InlineStack, Text } from '@shopify/polaris';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { HomeView } from '../../../web/contract/index.ts';
import { useFormat } from '../../format/use-format.ts';
import { HOLD_REASONS } from '../../ui/known-words.ts';

type DayProof = HomeView['proofs'][number];

/** "42 paid orders with prints: 38 at Picanova, 2 waiting, 1 with a problem, 1 missing", day by day. */
export function Proof(props: { readonly proofs: HomeView['proofs']; readonly since: number }): ReactNode {
  const { t } = useTranslation();
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('home.proof.title')}
        </Text>
        {props.proofs.length === 0 ? (
          <Text as="p" tone="subdued">
            {t('home.proof.none')}
          </Text>
        ) : (
          props.proofs.map((proof, at) => <Day key={proof.day} proof={proof} since={at === 0 ? props.since : 0} />)
        )}
      </BlockStack>
    </Card>
  );
}

/** `since`: print orders that came after it was made. */
function Day({ proof, since }: { readonly proof: DayProof; readonly since: number }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const reasons = useReasons(proof.waiting);
  return (
    <BlockStack gap="100">
      <InlineStack gap="200" blockAlign="center">
        <Text as="h3" variant="headingSm">
          {format.calendarDay(proof.day)}
        </Text>
        <Verdict proof={proof} />
      </InlineStack>
      <Text as="p">
        {t(proof.paid === 0 ? 'home.proof.nothing' : 'home.proof.line', {
          paid: format.number(proof.paid),
          atPicanova: format.number(proof.atPicanova),
          waiting: format.number(sumOf(proof.waiting)),
          problems: format.number(proof.problems),
          missing: format.number(proof.missing),
        })}
      </Text>
      {reasons.length === 0 ? null : (
        <Text as="p" tone="subdued">
          {reasons.join(', ')}
        </Text>
      )}
      <Text as="p" tone="subdued">
        {proof.lookedUntilMs === null
          ? t('home.proof.notCompared')
          : t('home.proof.lookedUntil', { when: format.dateTime(proof.lookedUntilMs) })}
      </Text>
      {since === 0 ? null : (
        <Text as="p" tone="subdued">
          {t('home.proof.since', { count: since })}
        </Text>
      )}
    </BlockStack>
  );
}

/** Nothing is called complete that was not looked at. */
function Verdict({ proof }: { readonly proof: DayProof }): ReactNode {
  const { t } = useTranslation();
  if (proof.missing > 0) return <Badge tone="critical">{t('home.proof.missing')}</Badge>;
  if (proof.problems > 0) return <Badge tone="warning">{t('home.proof.someWrong')}</Badge>;
  if (proof.lookedUntilMs === null) return <Badge tone="attention">{t('home.proof.unsure')}</Badge>;
  if (proof.paid === 0) return null;
  return <Badge tone="success">{t('home.proof.allThere')}</Badge>;
}

/** "Wait window: 2", the hold reasons first. */
function useReasons(waiting: DayProof['waiting']): readonly string[] {
  const { t } = useTranslation();
  const format = useFormat();
  const line = (text: string, reason: string): readonly string[] =>
    waiting[reason] === undefined ? [] : [`${text}: ${format.number(waiting[reason])}`];
  return [
    ...HOLD_REASONS.flatMap((reason) => line(t(`orders.hold.${reason}`), reason)),
    ...line(t('home.proof.sending'), 'sending'),
    ...line(t('home.proof.unread'), 'unread'),
  ];
}

function sumOf(waiting: DayProof['waiting']): number {
  return Object.values(waiting).reduce((sum, count) => sum + count, 0);
}
