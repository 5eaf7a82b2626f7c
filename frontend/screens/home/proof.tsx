import { Badge, BlockStack, Card, InlineStack, Text } from '@shopify/polaris';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { HomeView } from '../../../web/contract/index.ts';
import { useFormat } from '../../format/use-format.ts';

/** "42 paid print orders, 42 at Picanova, 0 missing", day by day. */
export function Proof(props: { readonly proofs: HomeView['proofs'] }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
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
          props.proofs.map((proof) => (
            <BlockStack key={proof.day} gap="100">
              <InlineStack gap="200" blockAlign="center">
                <Text as="h3" variant="headingSm">
                  {format.calendarDay(proof.day)}
                </Text>
                <Badge tone={proof.missing === 0 ? 'success' : 'critical'}>
                  {t(proof.missing === 0 ? 'home.proof.allThere' : 'home.proof.missing')}
                </Badge>
              </InlineStack>
              <Text as="p">
                {t('home.proof.line', {
                  paid: format.number(proof.paid),
                  atPicanova: format.number(proof.atPicanova),
                  missing: format.number(proof.missing),
                })}
              </Text>
              {waitingOf(proof) === 0 ? null : (
                <Text as="p" tone="subdued">
                  {t('home.proof.waiting', { count: waitingOf(proof) })}
                </Text>
              )}
            </BlockStack>
          ))
        )}
      </BlockStack>
    </Card>
  );
}

/** Held for a reason that is no fault: the wait window, an approval, a hold. */
function waitingOf({ paid, atPicanova, missing }: HomeView['proofs'][number]): number {
  return paid - atPicanova - missing;
}
