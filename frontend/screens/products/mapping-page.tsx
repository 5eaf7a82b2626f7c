import { BlockStack, Button, Card, InlineStack, Page, Text } from '@shopify/polaris';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PAGES, type MappingInput } from '../../../web/contract/index.ts';
import { fold } from '../../../web/contract/words.ts';
import { useAct, useRead } from '../../api/queries.ts';
import { useUrlState } from '../../bridge/use-url-state.ts';
import { FailureBanner } from '../../ui/failure-banner.tsx';
import { Hint } from '../../ui/hint.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { NothingYet } from '../../ui/nothing-yet.tsx';
import { CardsSkeleton } from '../../ui/page-skeleton.tsx';
import { LaterTexts } from '../../ui/later-texts.tsx';
import { usePageLink } from '../../ui/use-page-link.ts';
import { EditPlanCard } from './edit-plan.tsx';
import { FieldsJob } from './fields-job.tsx';
import { MappingForm } from './mapping-form.tsx';
import { useChosenProducts } from './use-chosen-products.ts';
import { ReadingNote } from './reading-note.tsx';
import { UnreadNote } from './unread-note.tsx';

/** "size = 40x60 → SKU", for all variants of the chosen products at once: choose, fill in, see what changes, save. */
export function MappingPage(): ReactNode {
  const { t } = useTranslation();
  const back = usePageLink('ProductsPage');
  return (
    <Page title={t(PAGES.MappingPage.title)} backAction={back}>
      <LaterTexts>
        <MappingProducts />
      </LaterTexts>
    </Page>
  );
}

function MappingProducts(): ReactNode {
  const { t } = useTranslation();
  const [search, setSearch] = useUrlState();
  const job = search.get('job');
  const { chosen, choose } = useChosenProducts('products', true);
  return (
    <BlockStack gap="400">
      <Hint>{t('mapping.hint')}</Hint>
      <ReadingNote />
      {job === null ? null : <FieldsJob id={job} onJob={(next) => setSearch({ job: next }, { keepsTyped: true })} />}
      {chosen.length === 0 ? (
        <Card>
          <NothingYet
            title={t('mapping.emptyTitle')}
            text={t('mapping.emptyText')}
            action={{ content: t('mapping.pickProducts'), onAction: choose }}
          />
        </Card>
      ) : (
        <>
          <Card>
            <InlineStack align="space-between" blockAlign="center" gap="200">
              <Text as="p">{t('mapping.chosen', { count: chosen.length })}</Text>
              <Button onClick={choose}>{t('mapping.changeProducts')}</Button>
            </InlineStack>
          </Card>
          <Mapping key={chosen.join()} products={chosen} onJob={(id) => setSearch({ job: id }, { keepsTyped: true })} />
        </>
      )}
    </BlockStack>
  );
}

function Mapping(props: { readonly products: readonly string[]; readonly onJob: (id: string) => void }): ReactNode {
  const { t } = useTranslation();
  const products = [...props.products];
  const options = useRead('optionValues', { body: { products } });
  const [input, setInput] = useState<MappingInput | null>(null);
  const preview = useAct('previewMapping');
  const apply = useAct('applyMapping', ['jobs']);
  const whyUnmatched = (options: readonly { name: string; value: string }[], option: string): string => {
    const value = options.find(({ name }) => fold(name) === fold(option))?.value;
    return value === undefined ? t('plan.noOption', { option }) : t('plan.noRule', { option, value });
  };
  return (
    <Loaded query={options} skeleton={<CardsSkeleton cards={1} lines={6} />}>
      {(found) => (
        <>
          <UnreadNote count={found.unread} />
          {found.options.length === 0 && found.unread > 0 ? null : (
            <MappingForm
              options={found.options}
              products={products}
              pending={preview.isPending}
              onPreview={(next) => {
                setInput(next);
                preview.mutate({ body: next });
              }}
            />
          )}
          {preview.isError ? <FailureBanner error={preview.error} /> : null}
          {apply.isError ? <FailureBanner error={apply.error} /> : null}
          {preview.data === undefined || input === null ? null : (
            <EditPlanCard
              plan={preview.data}
              applying={apply.isPending}
              whyUnmatched={(options) => whyUnmatched(options, input.option)}
              onApply={() =>
                apply.mutate(
                  { body: input },
                  {
                    onSuccess: ({ id }) => {
                      preview.reset();
                      props.onJob(id);
                    },
                  },
                )
              }
            />
          )}
        </>
      )}
    </Loaded>
  );
}
