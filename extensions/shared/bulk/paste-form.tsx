import { useState } from 'preact/hooks';
import { cellsOf, pasted } from '../../../web/contract/sheet.ts';
import { useText } from '../ui/host-context.ts';
import type { CatalogueChoice } from '../ui/use-catalogue.ts';
import { withDrafts, type Target } from './targets.ts';
import { columnsOf, offeredAt } from './variants-table.tsx';

/** Cells copied in a spreadsheet, put into the table from its first variant and a column on. */
export function PasteForm({
  targets,
  choice,
  onApply,
}: {
  readonly targets: readonly Target[];
  readonly choice: CatalogueChoice;
  readonly onApply: (targets: readonly Target[], leftOut: number) => void;
}) {
  const t = useText();
  const columns = columnsOf(targets, choice);
  const [text, setText] = useState('');
  const [column, setColumn] = useState(0);
  function apply(): void {
    let leftOut = 0;
    const next = withDrafts(targets, (drafts) => {
      const result = pasted(drafts, cellsOf(text), {
        row: 0,
        column,
        columns,
        offered: (row, one) => offeredAt(drafts[row] ?? {}, one, choice.sizes).map(({ name }) => name),
      });
      leftOut = result.leftOut;
      return result.drafts;
    });
    onApply(next, leftOut);
  }
  return (
    <s-stack gap="small-200">
      <s-text-area
        label={t('table.pasteHere')}
        details={t('table.pasteHint')}
        rows={4}
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <s-select
        label={t('table.pasteFrom')}
        value={String(column)}
        onChange={(event) => setColumn(Number(event.currentTarget.value))}
      >
        {columns.map((one, at) => (
          <s-option key={at} value={String(at)}>
            {one.kind === 'field' ? t(`field.${one.key}`) : one.name}
          </s-option>
        ))}
      </s-select>
      <s-button disabled={text.trim() === ''} onClick={apply}>
        {t('table.pasteApply')}
      </s-button>
    </s-stack>
  );
}
