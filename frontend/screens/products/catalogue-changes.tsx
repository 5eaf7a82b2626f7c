import { BlockStack, Button, Card, Checkbox, InlineStack, Text } from '@shopify/polaris';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/queries.ts';
import { useFormat } from '../../format/use-format.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { CardsSkeleton } from '../../ui/page-skeleton.tsx';
import { CatalogueChange } from './catalogue-change.tsx';

const PAGE = 10;
const MOST = 100;
const REFRESH_MS = 15_000;

/** What changed in the catalogues of the last 90 days, newest first, with the shop's own variants that it is about. */
export function CatalogueChanges(): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const [limit, setLimit] = useState(PAGE);
  const [usedOnly, setUsedOnly] = useState(false);
  const changes = useRead(
    'catalogueChanges',
    { query: { limit, ...(usedOnly ? { only: 'used' as const } : {}) } },
    { keepPrevious: true, refetchMs: () => REFRESH_MS },
  );
  return (
    <Loaded query={changes} skeleton={<CardsSkeleton cards={1} lines={3} />}>
      {({ items, next, readAt }) =>
        readAt.length === 0 ? null : (
          <Card>
            <BlockStack gap="300">
              <BlockStack gap="100">
                <Text as="h2" variant="headingMd">
                  {t('catalogueChanges.title')}
                </Text>
                {readAt.map(({ region, atMs }) => (
                  <Text as="p" tone="subdued" key={region}>
                    {atMs === null
                      ? t('catalogueChanges.unread', { region: t(`region.${region}`) })
                      : t('catalogueChanges.readAt', { region: t(`region.${region}`), when: format.dateTime(atMs) })}
                  </Text>
                ))}
              </BlockStack>
              <Checkbox label={t('catalogueChanges.usedOnly')} checked={usedOnly} onChange={setUsedOnly} />
              {items.length === 0 ? (
                <Text as="p">{t(usedOnly ? 'catalogueChanges.noneUsed' : 'catalogueChanges.none')}</Text>
              ) : (
                items.map((change) => <CatalogueChange key={change.id} change={change} />)
              )}
              {next === null || limit >= MOST ? null : (
                <InlineStack align="center">
                  <Button onClick={() => setLimit(Math.min(MOST, limit * 2))}>{t('catalogueChanges.more')}</Button>
                </InlineStack>
              )}
            </BlockStack>
          </Card>
        )
      }
    </Loaded>
  );
}
