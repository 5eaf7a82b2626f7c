import { Banner, BlockStack, Button, Card, InlineStack, Text } from '@shopify/polaris';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CsvDryRun } from '../../../web/contract/index.ts';
import { useFormat } from '../../format/use-format.ts';
import { ImportChanges, ImportErrors } from './import-tables.tsx';

interface ImportResultProps {
  readonly result: CsvDryRun;
  readonly fileName: string;
  readonly applying: boolean;
  readonly onApply: (job: string) => void;
}

/** What a CSV file would do. Rows with errors are named and left out; nothing has been saved yet. */
export function ImportResult(props: ImportResultProps): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const { result, fileName, applying, onApply } = props;
  if (result.outcome === 'unreadable') {
    const place = result.row === null ? '' : `${t('csv.row')} ${result.row}: `;
    return (
      <Banner tone="critical" title={fileName}>
        <p>{`${place}${t(`csv.fileError.${result.error}`, { column: result.column ?? '' })}`}</p>
      </Banner>
    );
  }
  const counts = {
    rows: format.number(result.rows),
    changed: format.number(result.changed),
    unchanged: format.number(result.unchanged),
    errors: format.number(result.errors),
  };
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {fileName}
        </Text>
        <Text as="p">{t('csv.summary', counts)}</Text>
        <Text as="p" tone="subdued">
          {t('csv.willBe', result.willBe)}
        </Text>
        {result.becomesBroken === 0 ? null : (
          <Banner tone="warning">
            <p>{t('csv.becomesBroken', { count: result.becomesBroken })}</p>
          </Banner>
        )}
        {result.changed === 0 ? (
          <Text as="p">{t('csv.nothing')}</Text>
        ) : (
          <InlineStack align="end">
            <Button variant="primary" loading={applying} onClick={() => onApply(result.job.id)}>
              {t('csv.apply', { count: result.changed })}
            </Button>
          </InlineStack>
        )}
        {result.rowErrors.length === 0 ? null : <ImportErrors result={result} />}
        {result.changes.length === 0 ? null : <ImportChanges result={result} />}
      </BlockStack>
    </Card>
  );
}
