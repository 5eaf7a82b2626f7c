import { BlockStack, Button, Card, Checkbox, InlineStack, Page } from '@shopify/polaris';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PAGES, type CopyInput } from '../../../web/contract/index.ts';
import { useAct } from '../../api/queries.ts';
import { useUrlState } from '../../bridge/use-url-state.ts';
import { FailureBanner } from '../../ui/failure-banner.tsx';
import { Hint } from '../../ui/hint.tsx';
import { LaterTexts } from '../../ui/later-texts.tsx';
import { usePageLink } from '../../ui/use-page-link.ts';
import { EditPlanCard } from './edit-plan.tsx';
import { FieldsJob } from './fields-job.tsx';
import { optionsText } from './field-values.ts';
import { ProductChoice } from './product-choice.tsx';
import { useChosenProducts } from './use-chosen-products.ts';
import { ReadingNote } from './reading-note.tsx';
import { UnreadNote } from './unread-note.tsx';

/** One product's print fields on others with the same option values. */
export function CopyPage(): ReactNode {
  const { t } = useTranslation();
  const back = usePageLink('ProductsPage');
  return (
    <Page title={t(PAGES.CopyPage.title)} backAction={back}>
      <LaterTexts>
        <Copying />
      </LaterTexts>
    </Page>
  );
}

function Copying(): ReactNode {
  const { t } = useTranslation();
  const [search, setSearch] = useUrlState();
  const job = search.get('job');
  const source = useChosenProducts('from', false);
  const targets = useChosenProducts('to', true);
  const [keepExisting, setKeepExisting] = useState(false);
  const [input, setInput] = useState<CopyInput | null>(null);
  const preview = useAct('previewCopy');
  const apply = useAct('applyCopy', ['jobs']);
  const [from] = source.chosen;
  const ready = from !== undefined && targets.chosen.length > 0;
  const look = (): void => {
    if (from === undefined) return;
    const next: CopyInput = { from, selection: { products: [...targets.chosen] }, keepExisting };
    setInput(next);
    preview.mutate({ body: next });
  };
  const started = ({ id }: { id: string }): void => {
    preview.reset();
    setSearch({ job: id }, { keepsTyped: true });
  };
  return (
    <BlockStack gap="400">
      <Hint>{t('copyFields.hint')}</Hint>
      <ReadingNote />
      {job === null ? null : <FieldsJob id={job} onJob={(next) => setSearch({ job: next }, { keepsTyped: true })} />}
      <Card>
        <BlockStack gap="400">
          <ProductChoice
            title={t('copyFields.from')}
            chosen={source.chosen}
            button={t('copyFields.pickFrom')}
            onChoose={source.choose}
          />
          <ProductChoice
            title={t('copyFields.to')}
            chosen={targets.chosen}
            button={t('copyFields.pickTo')}
            onChoose={targets.choose}
          />
          <Checkbox label={t('mapping.keepExisting')} checked={keepExisting} onChange={setKeepExisting} />
          <InlineStack align="end">
            <Button onClick={look} loading={preview.isPending} disabled={!ready}>
              {t('action.preview')}
            </Button>
          </InlineStack>
        </BlockStack>
      </Card>
      {preview.isError ? <FailureBanner error={preview.error} /> : null}
      {apply.isError ? <FailureBanner error={apply.error} /> : null}
      <UnreadNote count={preview.data?.unread ?? 0} />
      {preview.data === undefined || input === null ? null : (
        <EditPlanCard
          plan={preview.data}
          applying={apply.isPending}
          whyUnmatched={(options) => t('plan.noCounterpart', { options: optionsText(options) })}
          onApply={() => apply.mutate({ body: input }, { onSuccess: started })}
        />
      )}
    </BlockStack>
  );
}
