import { BlockStack, Button, DropZone, InlineStack, TextField } from '@shopify/polaris';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CSV_MAX_BYTES, type CodeKind, type CodesDryRun } from '../../../web/contract/index.ts';
import { useAct } from '../../api/queries.ts';
import { FailureBanner } from '../../ui/failure-banner.tsx';
import { CodesResult } from './codes-result.tsx';
import { swapped } from './swapped.ts';
import { STALE_AFTER_CODES, useCodesSaved } from './use-save-codes.ts';

const TOO_LARGE: CodesDryRun = { outcome: 'unreadable', error: 'too_large', row: null };

/** Rows from a CSV file, or pasted as Order Desk has them: first what they would do, then they are saved. */
export function CodesImport(props: { readonly kind: CodeKind; readonly onDone: () => void }): ReactNode {
  const { t } = useTranslation();
  const { kind, onDone } = props;
  const [text, setText] = useState('');
  const [given, setGiven] = useState<Blob | null>(null);
  const check = useAct('checkProductCodes');
  const save = useAct('importProductCodes', STALE_AFTER_CODES);
  const onSuccess = useCodesSaved(onDone);
  const isTooLarge = given !== null && given.size > CSV_MAX_BYTES;
  const read = (body: Blob): void => {
    setGiven(body);
    check.reset();
    if (body.size <= CSV_MAX_BYTES) check.mutate({ params: { kind }, body });
  };
  const edit = (next: string): void => {
    setText(next);
    setGiven(null);
    check.reset();
  };
  const result = isTooLarge ? TOO_LARGE : given === null ? undefined : check.data;
  return (
    <BlockStack gap="300">
      <TextField
        label={t('codes.paste')}
        value={text}
        onChange={edit}
        multiline={6}
        autoComplete="off"
        helpText={t(`codes.pasteHelp.${kind}`)}
      />
      <InlineStack gap="200">
        <Button
          disabled={text.trim() === ''}
          loading={check.isPending}
          onClick={() => read(new Blob([text], { type: 'text/csv' }))}
        >
          {t('codes.check')}
        </Button>
        {kind === 'match' ? (
          <Button disabled={text.trim() === ''} onClick={() => edit(swapped(text))}>
            {t('codes.swap')}
          </Button>
        ) : null}
        <Button onClick={onDone}>{t('action.cancel')}</Button>
      </InlineStack>
      <DropZone
        label={t('csv.file')}
        labelHidden
        accept=".csv,text/csv"
        type="file"
        allowMultiple={false}
        onDropAccepted={([file]) => file !== undefined && read(file)}
        disabled={check.isPending}
      >
        <DropZone.FileUpload actionTitle={t('csv.choose')} actionHint={t(`codes.fileHint.${kind}`)} />
      </DropZone>
      {check.isError ? <FailureBanner error={check.error} /> : null}
      {save.error === null ? null : <FailureBanner error={save.error} />}
      {result === undefined || given === null ? null : (
        <CodesResult
          kind={kind}
          result={result}
          saving={save.isPending}
          onSave={() => save.mutate({ params: { kind }, body: given }, { onSuccess })}
        />
      )}
    </BlockStack>
  );
}
