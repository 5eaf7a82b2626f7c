import { Banner } from '@shopify/polaris';
import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead, useRefresh } from '../../api/queries.ts';

const POLL_MS = 2_000;

/**
 * Said while products are being read from Shopify: what one sees, copies or exports is not all yet. Asking is what has
 * an old list read anew; when it is read, the page shows it by itself.
 */
export function ReadingNote(): ReactNode {
  const { t } = useTranslation();
  const refresh = useRefresh();
  const counts = useRead(
    'productCounts',
    { query: {} },
    { keepPrevious: true, refetchMs: (data) => (data !== undefined && data.reading !== null ? POLL_MS : false) },
  );
  const reading = counts.data?.reading ?? null;
  const wasReading = useRef(false);
  const latest = useRef(refresh);
  latest.current = refresh;
  useEffect(() => {
    if (wasReading.current && reading === null)
      void latest.current(['products', 'productCounts', 'optionValues', 'jobs', 'home']);
    wasReading.current = reading !== null;
  }, [reading]);
  if (reading === null) return null;
  return (
    <Banner tone="info">
      <p>{t('products.reading', { count: reading.variants })}</p>
    </Banner>
  );
}
