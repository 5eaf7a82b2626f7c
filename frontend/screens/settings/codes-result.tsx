import { Banner, BlockStack, Button, InlineStack, Text } from '@shopify/polaris';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CodeKind, CodesDryRun } from '../../../web/contract/index.ts';
import { useFormat } from '../../format/use-format.ts';
import { Sheet } from '../../ui/sheet.tsx';

type Checked = Extract<CodesDryRun, { outcome: 'checked' }>;

interface CodesResultProps {
  readonly kind: CodeKind;
  readonly result: CodesDryRun;
  readonly saving: boolean;
  readonly onSave: () => void;
}

/** What was understood of a file or a pasted text, and what not. Nothing has been saved yet. */
export function CodesResult(props: CodesResultProps): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const { kind, result, saving, onSave } = props;
  if (result.outcome === 'unreadable') {
    const place = result.row === null ? '' : `${t('csv.row')} ${result.row}: `;
    const text =
      result.error === 'no_field_column' ? t('codes.noSkuColumn') : t(`csv.fileError.${result.error}`, { column: '' });
    return (
      <Banner tone="critical">
        <p>{`${place}${text}`}</p>
      </Banner>
    );
  }
  const count = result.added + result.changed;
  return (
    <BlockStack gap="300">
      <Text as="p">
        {t('codes.summary', {
          added: format.number(result.added),
          changed: format.number(result.changed),
          unchanged: format.number(result.unchanged),
          errors: format.number(result.errors),
        })}
      </Text>
      {count === 0 ? (
        <Text as="p">{t('codes.nothing')}</Text>
      ) : (
        <InlineStack>
          <Button variant="primary" loading={saving} onClick={onSave}>
            {t('codes.saveRows', { count })}
          </Button>
        </InlineStack>
      )}
      <Faults result={result} />
      <Changes result={result} kind={kind} />
    </BlockStack>
  );
}

function Faults(props: { readonly result: Checked }): ReactNode {
  const { t } = useTranslation();
  const { rowErrors } = props.result;
  if (rowErrors.length === 0) return null;
  return (
    <Sheet label={t('csv.errorsTitle')} columns={[t('csv.row'), t('csv.cause'), t('codes.code')]}>
      {rowErrors.map(({ row, error, code }) => (
        <tr key={row}>
          <td>{row}</td>
          <td>{t(`codes.rowError.${error}`)}</td>
          <td>{code}</td>
        </tr>
      ))}
    </Sheet>
  );
}

function Changes(props: { readonly result: Checked; readonly kind: CodeKind }): ReactNode {
  const { t } = useTranslation();
  const { result, kind } = props;
  if (result.changes.length === 0) return null;
  const isMatch = kind === 'match';
  return (
    <Sheet
      label={t('codes.changes')}
      columns={[t('csv.row'), t('codes.code'), ...(isMatch ? [t('plan.before'), t('codes.skus')] : [])]}
    >
      {result.changes.map(({ row, code, before, after }) => (
        <tr key={row}>
          <td>{row}</td>
          <td>{code}</td>
          {isMatch ? (
            <>
              <td>{before === null ? t('codes.isNew') : before.join(', ')}</td>
              <td>{after.join(', ')}</td>
            </>
          ) : null}
        </tr>
      ))}
    </Sheet>
  );
}
