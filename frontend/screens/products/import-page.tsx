import { BlockStack, Card, DropZone, Page, Spinner, InlineStack, Text } from '@shopify/polaris';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CSV_MAX_BYTES, PAGES, type CsvDryRun } from '../../../web/contract/index.ts';
import { useAct } from '../../api/queries.ts';
import { useUrlState } from '../../bridge/use-url-state.ts';
import { FailureBanner } from '../../ui/failure-banner.tsx';
import { LaterTexts } from '../../ui/later-texts.tsx';
import { usePageLink } from '../../ui/use-page-link.ts';
import { FieldsJob } from './fields-job.tsx';
import { ImportResult } from './import-result.tsx';
import { ReadingNote } from './reading-note.tsx';

const TOO_LARGE: CsvDryRun = { outcome: 'unreadable', error: 'too_large', row: null, column: null };

/** CSV in: choose, see what would change and what is wrong in which row, then import. */
export function ImportPage(): ReactNode {
  const { t } = useTranslation();
  const back = usePageLink('ProductsPage');
  return (
    <Page title={t(PAGES.ImportPage.title)} backAction={back}>
      <LaterTexts>
        <Importing />
      </LaterTexts>
    </Page>
  );
}

function Importing(): ReactNode {
  const { t } = useTranslation();
  const [search, setSearch] = useUrlState();
  const job = search.get('job');
  const [fileName, setFileName] = useState('');
  const [isTooLarge, setTooLarge] = useState(false);
  const dryRun = useAct('dryRunImport');
  const apply = useAct('applyImport', ['jobs']);
  const read = (files: readonly File[]): void => {
    const [file] = files;
    if (file === undefined) return;
    setFileName(file.name);
    apply.reset();
    dryRun.reset();
    setTooLarge(file.size > CSV_MAX_BYTES);
    if (file.size > CSV_MAX_BYTES) return;
    dryRun.mutate({ body: file });
  };
  const started = ({ id }: { id: string }): void => {
    dryRun.reset();
    setSearch({ job: id }, { keepsTyped: true });
  };
  const result = isTooLarge ? TOO_LARGE : dryRun.data;
  return (
    <BlockStack gap="400">
      <ReadingNote />
      {job === null ? null : <FieldsJob id={job} onJob={(next) => setSearch({ job: next }, { keepsTyped: true })} />}
      <Card>
        <BlockStack gap="300">
          <Text as="p">{t('csv.hint')}</Text>
          <Text as="p" tone="subdued">
            {t('csv.template')}
          </Text>
          <DropZone
            label={t('csv.file')}
            labelHidden
            accept=".csv,text/csv"
            type="file"
            allowMultiple={false}
            onDropAccepted={read}
            disabled={dryRun.isPending}
          >
            <DropZone.FileUpload actionTitle={t('csv.choose')} actionHint={t('csv.drop')} />
          </DropZone>
          {dryRun.isPending ? (
            <InlineStack gap="200" blockAlign="center">
              <Spinner size="small" />
              <Text as="p">{t('csv.reading', { name: fileName })}</Text>
            </InlineStack>
          ) : null}
        </BlockStack>
      </Card>
      {dryRun.isError ? <FailureBanner error={dryRun.error} /> : null}
      {apply.isError ? <FailureBanner error={apply.error} /> : null}
      {result === undefined ? null : (
        <ImportResult
          result={result}
          fileName={fileName}
          applying={apply.isPending}
          onApply={(id) => apply.mutate({ params: { id } }, { onSuccess: started })}
        />
      )}
    </BlockStack>
  );
}
