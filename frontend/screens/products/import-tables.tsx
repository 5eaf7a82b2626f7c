import { BlockStack, Text } from '@shopify/polaris';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CsvDryRun } from '../../../web/contract/index.ts';
import { Sheet } from '../../ui/sheet.tsx';
import { VariantBadge } from '../../ui/state-badge.tsx';

type Checked = Extract<CsvDryRun, { outcome: 'checked' }>;

/** Rows of the file that are left out, with the cause of each. */
export function ImportErrors(props: { readonly result: Checked }): ReactNode {
  const { t } = useTranslation();
  const { rowErrors, errors } = props.result;
  return (
    <TitledSheet
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
    </TitledSheet>
  );
}

/** What the import would change, field by field. */
export function ImportChanges(props: { readonly result: Checked }): ReactNode {
  const { t } = useTranslation();
  const { changes, changed } = props.result;
  return (
    <TitledSheet
      title={t('plan.title')}
      note={changed > changes.length ? t('plan.firstListed', { count: changes.length }) : ''}
      columns={[t('csv.row'), t('plan.variant'), t('plan.field'), t('plan.before'), t('plan.after'), t('plan.status')]}
    >
      {changes.flatMap(({ row, label, fields, statusAfter }) =>
        fields.map(({ key, before, after }, index) => (
          <tr key={`${row} ${key}`}>
            <td>{row}</td>
            <td>{label}</td>
            <td>{t(`products.field.${key}`)}</td>
            <td>{before ?? t('plan.empty')}</td>
            <td>{after ?? t('plan.empty')}</td>
            <td>{index === 0 ? <VariantBadge status={statusAfter} /> : null}</td>
          </tr>
        )),
      )}
    </TitledSheet>
  );
}

interface TitledSheetProps {
  readonly title: string;
  readonly note: string;
  readonly columns: readonly string[];
  readonly children: ReactNode;
}

function TitledSheet(props: TitledSheetProps): ReactNode {
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
      <Sheet label={title} columns={columns}>
        {children}
      </Sheet>
    </BlockStack>
  );
}
