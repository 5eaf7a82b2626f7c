import { useState } from 'preact/hooks';
import { fold } from '../../../web/contract/words.ts';
import { withField, type Draft, type DraftEdit } from '../fields/draft.ts';
import { useText } from '../ui/host-context.ts';
import { OptionFields } from '../ui/option-fields.tsx';
import type { CatalogueChoice } from '../ui/use-catalogue.ts';
import { SkuSelect } from './sku-select.tsx';
import { optionsOf, type MappingRules, type Target } from './targets.ts';

const NOTHING_INHERITED: ReadonlyMap<string, string> = new Map();

/** "Size = 40x60 → SKU": said once for each value of an option, applied to all variants that have it. */
export function MappingForm({
  targets,
  choice,
  onApply,
}: {
  readonly targets: readonly Target[];
  readonly choice: CatalogueChoice;
  readonly onApply: (rules: MappingRules) => void;
}) {
  const t = useText();
  const options = optionsOf(targets);
  const [option, setOption] = useState(options[0]?.name ?? '');
  const [fields, setFields] = useState<ReadonlyMap<string, Draft>>(new Map());
  const [keep, setKeep] = useState(false);
  const edit = (value: string, how: DraftEdit): void =>
    setFields((before) => new Map(before).set(fold(value), how(before.get(fold(value)) ?? {})));
  const set = (value: string, key: 'print_sku' | 'print_url', text: string): void =>
    edit(value, (draft) => withField(draft, key, text));
  const filled = new Map([...fields].filter(([, draft]) => Object.keys(draft).length > 0));
  return (
    <s-stack gap="small-200">
      <s-select
        label={t('mapping.option')}
        value={option}
        onChange={(event) => {
          setOption(event.currentTarget.value);
          setFields(new Map());
        }}
      >
        {options.map(({ name }) => (
          <s-option key={name} value={name}>
            {name}
          </s-option>
        ))}
      </s-select>
      {(options.find(({ name }) => name === option)?.values ?? []).map((value) => {
        const draft = fields.get(fold(value)) ?? {};
        const size = choice.sizes.find(({ variantCode }) => variantCode === draft.print_sku) ?? null;
        return (
          <s-stack key={value} direction="inline" gap="base" alignItems="center">
            <s-text>{value}</s-text>
            <SkuSelect
              label={t('mapping.skuFor', { value })}
              value={draft.print_sku ?? ''}
              choice={choice}
              onChange={(sku) => set(value, 'print_sku', sku)}
            />
            <s-url-field
              label={t('mapping.urlFor', { value })}
              labelAccessibilityVisibility="exclusive"
              placeholder={t('field.print_url')}
              value={draft.print_url ?? ''}
              onInput={(event) => set(value, 'print_url', event.currentTarget.value)}
            />
            {size === null ? null : (
              <OptionFields
                about={value}
                draft={draft}
                variant={size}
                hasCatalogue
                inherited={NOTHING_INHERITED}
                onChange={(how) => edit(value, how)}
              />
            )}
          </s-stack>
        );
      })}
      <s-checkbox label={t('mapping.keep')} checked={keep} onChange={(event) => setKeep(event.currentTarget.checked)} />
      <s-button disabled={filled.size === 0} onClick={() => onApply({ option, fields: filled, keep })}>
        {t('mapping.apply')}
      </s-button>
    </s-stack>
  );
}
