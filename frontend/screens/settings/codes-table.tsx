import { Badge, Button, InlineStack } from '@shopify/polaris';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CodeKind, CodeRowView } from '../../../web/contract/index.ts';
import { useAct } from '../../api/queries.ts';
import { FailureBanner } from '../../ui/failure-banner.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { CodeForm } from './code-form.tsx';
import { STALE_AFTER_CODES, useCodesSaved } from './use-save-codes.ts';

/** One page of a table of codes; a row that is edited is a form. */
export function CodesTable(props: { readonly kind: CodeKind; readonly rows: readonly CodeRowView[] }): ReactNode {
  const { t } = useTranslation();
  const { kind, rows } = props;
  const [edited, setEdited] = useState<string | null>(null);
  const save = useAct('saveProductCodes', STALE_AFTER_CODES);
  const onSuccess = useCodesSaved();
  const isMatch = kind === 'match';
  const columns = [t('codes.code'), ...(isMatch ? [t('codes.skus')] : []), t('codes.actions')];
  const remove = (code: string): void =>
    save.mutate({ params: { kind }, body: { put: [], remove: [code] } }, { onSuccess });
  return (
    <>
      {save.error === null ? null : <FailureBanner error={save.error} />}
      <Sheet label={t(`codes.kind.${kind}`)} columns={columns}>
        {rows.map((row) =>
          row.code === edited ? (
            <tr key={row.code}>
              <td colSpan={columns.length}>
                <CodeForm kind={kind} row={row} onDone={() => setEdited(null)} />
              </td>
            </tr>
          ) : (
            <tr key={row.code}>
              <td>{row.code}</td>
              {isMatch ? (
                <td>
                  <InlineStack gap="200">
                    <span>{row.skus.join(', ')}</span>
                    {row.skus.length > 1 ? <Badge>{t('codes.setOf', { count: row.skus.length })}</Badge> : null}
                  </InlineStack>
                </td>
              ) : null}
              <td>
                <InlineStack gap="300">
                  <Button
                    variant="plain"
                    onClick={() => setEdited(row.code)}
                    accessibilityLabel={t('codes.editRow', { code: row.code })}
                  >
                    {t('codes.edit')}
                  </Button>
                  <Button
                    variant="plain"
                    tone="critical"
                    disabled={save.isPending}
                    onClick={() => remove(row.code)}
                    accessibilityLabel={t('codes.removeRow', { code: row.code })}
                  >
                    {t('action.remove')}
                  </Button>
                </InlineStack>
              </td>
            </tr>
          ),
        )}
      </Sheet>
    </>
  );
}
