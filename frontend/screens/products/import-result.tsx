import { Banner, BlockStack, Button, Card, InlineStack, Text } from '@shopify/polaris';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CsvDryRun } from '../../../web/contract/index.ts';
import { useFormat } from '../../format/use-format.ts';

type Checked = Extract<CsvDryRun, { outcome: 'checked' }>;

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
        {result.changed === 0 ? (
          <Text as="p">{t('csv.nothing')}</Text>
        ) : (
          <InlineStack align="end">
            <Button variant="primary" loading={applying} onClick={() => onApply(result.job.id)}>
              {t('csv.apply', { count: result.changed })}
            </Button>
          </InlineStack>
        )}
        {result.rowErrors.length === 0 ? null : <RowErrors result={result} />}
        {result.changes.length === 0 ? null : <Changes result={result} />}
      </BlockStack>
    </Card>
  );
}

function RowErrors(props: { readonly result: Checked }): ReactNode {
  const { t } = useTranslation();
  const { rowErrors, errors } = props.result;
  return (
    <Table
      title={t('csv.errorsTitle')}
      note={errors > rowErrors.length ? t('csv.firstErrors', { count: rowErrors.length }) : ''}
      columns={[t('csv.row'), t('csv.cause'), t('csv.column'), t('csv.valueColumn')]}
    >
      {rowErrors.map(({ row, error, column, value }) => (
        <tr key={`${row} ${column ?? ''} ${error}`}>
          <td>{row}</td>
          <td>{t(`csv.rowError.${error}`)}</td>
          <td>{column ?? ''}</td>
          <td>{value ?? ''}</td>
        </tr>
      ))}
    </Table>
  );
}

function Changes(props: { readonly result: Checked }): ReactNode {
  const { t } = useTranslation();
  const { changes, changed } = props.result;
  return (
    <Table
      title={t('plan.title')}
      note={changed > changes.length ? t('plan.firstListed', { count: changes.length }) : ''}
      columns={[t('csv.row'), t('plan.variant'), t('plan.field'), t('plan.before'), t('plan.after')]}
    >
      {changes.flatMap(({ row, label, fields }) =>
        fields.map(({ key, before, after }) => (
          <tr key={`${row} ${key}`}>
            <td>{row}</td>
            <td>{label}</td>
            <td>{t(`products.field.${key}`)}</td>
            <td>{before ?? t('plan.empty')}</td>
            <td>{after ?? t('plan.empty')}</td>
          </tr>
        )),
      )}
    </Table>
  );
}

interface TableProps {
  readonly title: string;
  readonly note: string;
  readonly columns: readonly string[];
  readonly children: ReactNode;
}

function Table(props: TableProps): ReactNode {
  const { title, note, columns, children } = props;
  return (
    <BlockStack gap="200">
      <Text as="h3" variant="headingSm">
        {title}
      </Text>
      {note === '' ? null : (
        <Text as="p" tone="subdued">
          {note}
        </Text>
      )}
      <div className="scroll" role="region" aria-label={title} tabIndex={0}>
        <table className="sheet">
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>{children}</tbody>
        </table>
      </div>
    </BlockStack>
  );
}
