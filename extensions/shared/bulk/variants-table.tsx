import { fold } from '../../../web/contract/words.ts';
import type { CatalogueVariantView } from '../app/app-api.ts';
import { withField, type Draft, type DraftEdit } from '../fields/draft.ts';
import { pairNamed, pairsOf, withOption } from '../fields/options.ts';
import { useText } from '../ui/host-context.ts';
import type { CatalogueChoice } from '../ui/use-catalogue.ts';
import { SkuSelect } from './sku-select.tsx';
import { changesAt, fillDown, fillOptionDown, type Target } from './targets.ts';

export interface VariantsTableProps {
  readonly targets: readonly Target[];
  readonly choice: CatalogueChoice;
  readonly onChange: (edit: (before: readonly Target[]) => readonly Target[]) => void;
}

/** Options of the chosen sizes and those that variants have already, each once. */
function optionNames(targets: readonly Target[], choice: CatalogueChoice): readonly string[] {
  const names = new Map<string, string>();
  for (const name of [
    ...choice.sizes.flatMap(({ options }) => options.map((option) => option.name)),
    ...targets.flatMap(({ draft }) => pairsOf(draft).map((pair) => pair.name)),
  ]) {
    if (name !== '' && !names.has(fold(name))) names.set(fold(name), name);
  }
  return [...names.values()];
}

function OptionCell({
  label,
  name,
  draft,
  sizes,
  onChange,
}: {
  readonly label: string;
  readonly name: string;
  readonly draft: Draft;
  readonly sizes: readonly CatalogueVariantView[];
  readonly onChange: (edit: DraftEdit) => void;
}) {
  const t = useText();
  const value = pairNamed(draft, name)?.value ?? '';
  const set = (next: string): void => onChange((before) => withOption(before, name, next) ?? before);
  // Before a size is chosen, what any size of the product offers: sizes of one product have the same options.
  const chosen = sizes.filter(({ variantCode }) => variantCode === draft.print_sku);
  const option = (chosen.length > 0 ? chosen : sizes)
    .flatMap(({ options }) => options)
    .find((one) => fold(one.name) === fold(name));
  if (option === undefined)
    return (
      <s-text-field
        label={label}
        labelAccessibilityVisibility="exclusive"
        value={value}
        onInput={(event) => set(event.currentTarget.value)}
      />
    );
  return (
    <s-select
      label={label}
      labelAccessibilityVisibility="exclusive"
      value={value}
      onChange={(event) => set(event.currentTarget.value)}
    >
      <s-option value="">{t('field.none')}</s-option>
      {value === '' || option.values.some((one) => one.name === value) ? null : (
        <s-option value={value}>{t('field.notOffered', { value })}</s-option>
      )}
      {option.values.map((one) => (
        <s-option key={one.name} value={one.name}>
          {one.name}
        </s-option>
      ))}
    </s-select>
  );
}

/** All variants with their own print fields; a heading's button carries the first row's value down the column. */
export function VariantsTable({ targets, choice, onChange }: VariantsTableProps) {
  const t = useText();
  const names = optionNames(targets, choice);
  const set = ({ fields: { ownerGid } }: Target, edit: DraftEdit): void =>
    onChange((before) =>
      before.map((one) => (one.fields.ownerGid === ownerGid ? { ...one, draft: edit(one.draft) } : one)),
    );
  const heading = (text: string, fill: () => void) => (
    <s-table-header>
      <s-stack direction="inline" gap="small-200" alignItems="center">
        <s-text>{text}</s-text>
        <s-button variant="tertiary" accessibilityLabel={t('table.fillDownColumn', { column: text })} onClick={fill}>
          {t('table.fillDown')}
        </s-button>
      </s-stack>
    </s-table-header>
  );
  return (
    <s-table>
      <s-table-header-row>
        <s-table-header>{t('table.variant')}</s-table-header>
        {heading(t('field.print_sku'), () => onChange((before) => fillDown(before, 'print_sku')))}
        {heading(t('field.print_url'), () => onChange((before) => fillDown(before, 'print_url')))}
        {names.map((name) => heading(name, () => onChange((before) => fillOptionDown(before, name))))}
      </s-table-header-row>
      <s-table-body>
        {targets.map((target) => (
          <s-table-row key={target.fields.ownerGid}>
            <s-table-cell>
              <s-text {...(changesAt(target).length > 0 ? { type: 'strong' as const } : {})}>{target.label}</s-text>
            </s-table-cell>
            <s-table-cell>
              <SkuSelect
                label={t('table.cell', { column: t('field.print_sku'), variant: target.label })}
                value={target.draft.print_sku ?? ''}
                choice={choice}
                onChange={(sku) => set(target, (before) => withField(before, 'print_sku', sku))}
              />
            </s-table-cell>
            <s-table-cell>
              <s-url-field
                label={t('table.cell', { column: t('field.print_url'), variant: target.label })}
                labelAccessibilityVisibility="exclusive"
                value={target.draft.print_url ?? ''}
                onInput={({ currentTarget: { value } }) =>
                  set(target, (before) => withField(before, 'print_url', value))
                }
              />
            </s-table-cell>
            {names.map((name) => (
              <s-table-cell key={name}>
                <OptionCell
                  label={t('table.cell', { column: name, variant: target.label })}
                  name={name}
                  draft={target.draft}
                  sizes={choice.sizes}
                  onChange={(edit) => set(target, edit)}
                />
              </s-table-cell>
            ))}
          </s-table-row>
        ))}
      </s-table-body>
    </s-table>
  );
}
