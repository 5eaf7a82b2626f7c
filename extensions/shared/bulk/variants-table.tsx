import type { Draft } from '../../../web/contract/field-draft.ts';
import { columnId, filledDown, optionNames, valueAt, withValueAt, type Column } from '../../../web/contract/sheet.ts';
import { fold } from '../../../web/contract/words.ts';
import type { CatalogueVariantView, CheckedRow } from '../app/app-api.ts';
import { priceText } from '../host.ts';
import { useHost, useText } from '../ui/host-context.ts';
import { STATUS_TONES } from '../ui/status-tones.ts';
import type { CatalogueChoice } from '../ui/use-catalogue.ts';
import { CellSelect } from './cell-select.tsx';
import { SkuSelect } from './sku-select.tsx';
import { changesAt, withDrafts, type Target } from './targets.ts';
import type { RowsCheck } from './use-rows-check.ts';

export interface VariantsTableProps {
  readonly targets: readonly Target[];
  readonly choice: CatalogueChoice;
  readonly check: RowsCheck;
  readonly onChange: (edit: (before: readonly Target[]) => readonly Target[]) => void;
}

/** The table's columns: what is printed, and one an option of the chosen sizes or that a variant has already. */
export function columnsOf(targets: readonly Target[], choice: CatalogueChoice): readonly Column[] {
  const names = optionNames(
    targets.map(({ draft }) => draft),
    choice.sizes.flatMap(({ options }) => options.map((option) => option.name)),
  );
  return [
    { kind: 'field', key: 'print_sku' },
    { kind: 'field', key: 'print_url' },
    ...names.map((name) => ({ kind: 'option' as const, name })),
  ];
}

/** Option values of a variant's size; before one is chosen, of any: sizes of one product have the same options. */
export function offeredAt(
  draft: Draft,
  column: Column,
  sizes: readonly CatalogueVariantView[],
): CatalogueVariantView['options'][number]['values'] {
  if (column.kind === 'field') return [];
  const chosen = sizes.filter(({ variantCode }) => variantCode === draft.print_sku);
  return (
    (chosen.length > 0 ? chosen : sizes)
      .flatMap(({ options }) => options)
      .find((one) => fold(one.name) === fold(column.name))?.values ?? []
  );
}

function OptionCell({
  label,
  column,
  draft,
  choice,
  onChange,
}: {
  readonly label: string;
  readonly column: Column;
  readonly draft: Draft;
  readonly choice: CatalogueChoice;
  readonly onChange: (value: string) => void;
}) {
  const t = useText();
  const host = useHost();
  const value = valueAt(draft, column);
  const currency = choice.sizes[0]?.price.currency ?? 'EUR';
  const offered = offeredAt(draft, column, choice.sizes).map(({ name, surchargeMinor }) => ({
    value: name,
    text: surchargeMinor === 0 ? name : `${name} (+${priceText(host, { minor: surchargeMinor, currency })})`,
  }));
  const unlisted = t('field.notOffered', { value });
  return <CellSelect label={label} value={value} offered={offered} unlisted={unlisted} onChange={onChange} />;
}

type CellProps = Parameters<typeof OptionCell>[0];

function Cell(props: CellProps) {
  const { label, column, draft, choice, onChange } = props;
  if (column.kind === 'option') return <OptionCell {...props} />;
  const value = valueAt(draft, column);
  return column.key === 'print_sku' ? (
    <SkuSelect label={label} value={value} choice={choice} onChange={onChange} />
  ) : (
    <s-url-field
      label={label}
      labelAccessibilityVisibility="exclusive"
      value={value}
      onInput={(event) => onChange(event.currentTarget.value)}
    />
  );
}

/** Whether the variant can be printed as edited, and what it costs with its options. */
function StatusCell({ row }: { readonly row: CheckedRow | undefined }) {
  const t = useText();
  const host = useHost();
  if (row === undefined) return <s-text color="subdued">{t('table.notChecked')}</s-text>;
  const prices = row.regions.flatMap(({ print }) => (print === null ? [] : [priceText(host, print.price)]));
  return (
    <s-stack gap="small-400">
      <s-badge tone={STATUS_TONES[row.status]}>{t(`status.${row.status}`)}</s-badge>
      {prices.length === 0 ? null : <s-text color="subdued">{[...new Set(prices)].join(' · ')}</s-text>}
    </s-stack>
  );
}

/** All variants with their own print fields; a heading's button carries the first row's value down the column. */
export function VariantsTable({ targets, choice, check, onChange }: VariantsTableProps) {
  const t = useText();
  const columns = columnsOf(targets, choice);
  const titleOf = (column: Column): string => (column.kind === 'field' ? t(`field.${column.key}`) : column.name);
  const set = ({ fields: { ownerGid } }: Target, column: Column, value: string): void =>
    onChange((before) =>
      before.map((one) =>
        one.fields.ownerGid === ownerGid ? { ...one, draft: withValueAt(one.draft, column, value) } : one,
      ),
    );
  return (
    <s-table>
      <s-table-header-row>
        <s-table-header>{t('table.variant')}</s-table-header>
        <s-table-header>{t('table.status')}</s-table-header>
        {columns.map((column) => (
          <s-table-header key={columnId(column)}>
            <s-stack direction="inline" gap="small-200" alignItems="center">
              <s-text>{titleOf(column)}</s-text>
              <s-button
                variant="tertiary"
                accessibilityLabel={t('table.fillDownColumn', { column: titleOf(column) })}
                onClick={() => onChange((before) => withDrafts(before, (drafts) => filledDown(drafts, column, 0)))}
              >
                {t('table.fillDown')}
              </s-button>
            </s-stack>
          </s-table-header>
        ))}
      </s-table-header-row>
      <s-table-body>
        {targets.map((target) => (
          <s-table-row key={target.fields.ownerGid}>
            <s-table-cell>
              <s-text {...(changesAt(target).length > 0 ? { type: 'strong' as const } : {})}>{target.label}</s-text>
            </s-table-cell>
            <s-table-cell>
              <StatusCell row={check.get(target.fields.ownerGid)} />
            </s-table-cell>
            {columns.map((column) => (
              <s-table-cell key={columnId(column)}>
                <Cell
                  label={t('table.cell', { column: titleOf(column), variant: target.label })}
                  column={column}
                  draft={target.draft}
                  choice={choice}
                  onChange={(value) => set(target, column, value)}
                />
              </s-table-cell>
            ))}
          </s-table-row>
        ))}
      </s-table-body>
    </s-table>
  );
}
