import { Button, InlineGrid, InlineStack, TextField } from '@shopify/polaris';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CODE_LENGTH, type CodeKind, type CodeRowView } from '../../../web/contract/index.ts';
import { useAct } from '../../api/queries.ts';
import { FailureBanner } from '../../ui/failure-banner.tsx';
import { faultsOf, STALE_AFTER_CODES, useCodesSaved } from './use-save-codes.ts';

interface CodeFormProps {
  readonly kind: CodeKind;
  /** The row that is edited; null = a new one. */
  readonly row: CodeRowView | null;
  readonly onDone: () => void;
}

/** One row of code match or code skip; the SKUs of a set stand behind commas. */
export function CodeForm(props: CodeFormProps): ReactNode {
  const { t } = useTranslation();
  const { kind, row, onDone } = props;
  const [code, setCode] = useState(row?.code ?? '');
  const [skus, setSkus] = useState(row?.skus.join(', ') ?? '');
  const save = useAct('saveProductCodes', STALE_AFTER_CODES);
  const onSuccess = useCodesSaved(onDone);
  const [fault] = faultsOf(save.data);
  const named = kind === 'skip' ? [] : skus.split(',').map((sku) => sku.trim());
  const put = [{ code, skus: named.filter((sku, at) => at === 0 || sku !== ''), was: row?.code ?? null }];
  const submit = (): void => save.mutate({ params: { kind }, body: { put, remove: [] } }, { onSuccess });
  return (
    <form
      aria-label={row === null ? t('codes.add') : t('codes.editRow', { code: row.code })}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <InlineGrid columns={kind === 'match' ? { xs: 1, md: '1fr 2fr auto' } : { xs: 1, md: '1fr auto' }} gap="300">
        <TextField
          label={t('codes.code')}
          value={code}
          onChange={setCode}
          maxLength={CODE_LENGTH}
          autoComplete="off"
          helpText={t(`codes.codeHelp.${kind}`)}
          {...(fault === undefined ? {} : { error: t(`codes.rowError.${fault.error}`) })}
        />
        {kind === 'match' ? (
          <TextField
            label={t('codes.skus')}
            value={skus}
            onChange={setSkus}
            autoComplete="off"
            helpText={t('codes.skusHelp')}
          />
        ) : null}
        <InlineStack gap="200" blockAlign="center">
          <Button submit variant="primary" loading={save.isPending}>
            {t('action.save')}
          </Button>
          <Button onClick={onDone}>{t('action.cancel')}</Button>
        </InlineStack>
      </InlineGrid>
      {save.error === null ? null : <FailureBanner error={save.error} />}
    </form>
  );
}
