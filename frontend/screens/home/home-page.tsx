import { BlockStack, InlineGrid, Page } from '@shopify/polaris';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PAGES, type HomeView } from '../../../web/contract/index.ts';
import { addressInput } from '../../api/address-input.ts';
import { useRead } from '../../api/queries.ts';
import { useFormat } from '../../format/use-format.ts';
import { useIsPainted } from '../../ui/after-paint.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { CardsSkeleton } from '../../ui/page-skeleton.tsx';
import { Attention } from './attention.tsx';
import { Banners } from './banners.tsx';
import { BrokenLinks } from './broken-links.tsx';
import { CatalogueStopped } from './catalogue-stopped.tsx';
import { Checklist } from './checklist.tsx';
import { Health } from './health.tsx';
import { NotGranted } from './not-granted.tsx';
import { Proof } from './proof.tsx';
import { TestMode } from './test-mode.tsx';
import { UnmappedRates } from './unmapped-rates.tsx';
import { Week } from './week.tsx';

const REFRESH_MS = 15_000;

/** What is left to set up, what needs the merchant, and how the week went. */
export function HomePage(): ReactNode {
  const { t } = useTranslation();
  const { timeZone } = useFormat();
  const isPainted = useIsPainted();
  const home = useRead('home', addressInput('home', { timeZone }), { refetchMs: () => REFRESH_MS });
  return (
    <Page title={t(PAGES.HomePage.title)}>
      <Loaded query={home} skeleton={<CardsSkeleton cards={4} lines={4} />}>
        {(view) => (
          <BlockStack gap="400">
            <Banners health={view.health} />
            <NotGranted refused={view.health.accessNotGranted} />
            <TestMode mode={view.testMode} />
            <BrokenLinks count={view.brokenLinks} />
            <CatalogueStopped variants={view.stoppedByCatalogue} />
            {view.checklist.dismissed || view.checklist.steps.every(({ done }) => done) ? null : (
              <Checklist steps={view.checklist.steps} />
            )}
            <Attention view={view} />
            {isPainted ? <Below view={view} /> : null}
          </BlockStack>
        )}
      </Loaded>
    </Page>
  );
}

/** What a first look does not reach. */
function Below({ view }: { readonly view: HomeView }): ReactNode {
  return (
    <>
      <UnmappedRates count={view.unmappedTitles} />
      <Week days={view.days} totals={view.totals} />
      <InlineGrid columns={{ xs: 1, md: 2 }} gap="400">
        <Health health={view.health} />
        <Proof proofs={view.proofs} since={view.sinceProof} />
      </InlineGrid>
    </>
  );
}
