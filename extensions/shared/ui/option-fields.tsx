import { fold } from '../../../web/contract/words.ts';
import type { CatalogueVariantView } from '../app/app-api.ts';
import { withField, type Draft, type DraftEdit } from '../fields/draft.ts';
import { freeNumber, pairNamed, pairsOf, withOption, withPair, type OptionPair } from '../fields/options.ts';
import type { EditableKey } from '../fields/own-fields.ts';
import { priceText } from '../host.ts';
import { useHost, useText } from './host-context.ts';

export interface OptionFieldsProps {
  /** Of several such forms, which one it is: stands in the labels. */
  readonly about?: string;
  readonly draft: Draft;
  /** null = not known: options are then texts, and new ones can be added only where the catalogue is out of reach. */
  readonly variant: CatalogueVariantView | null;
  readonly hasCatalogue: boolean;
  /** Values that count while the own pair is empty, by folded name. */
  readonly inherited: ReadonlyMap<string, string>;
  readonly onChange: (edit: DraftEdit) => void;
}

type CatalogueOption = CatalogueVariantView['options'][number];

function OptionSelect({ option, ...props }: OptionFieldsProps & { readonly option: CatalogueOption }) {
  const t = useText();
  const host = useHost();
  const own = pairNamed(props.draft, option.name)?.value ?? '';
  const listed = option.values.find(({ name }) => fold(name) === fold(own));
  const inherited = props.inherited.get(fold(option.name));
  const isMissing = option.isRequired && own === '' && inherited === undefined;
  const name =
    props.about === undefined ? option.name : t('field.optionFor', { name: option.name, value: props.about });
  const label = option.isRequired ? t('field.required', { name }) : name;
  const currency = props.variant?.price.currency ?? 'EUR';
  return (
    <s-select
      label={label}
      value={listed?.name ?? own}
      details={inherited === undefined ? '' : t('field.inheritedValue', { value: inherited })}
      {...(isMissing ? { error: t('field.optionMissing') } : {})}
      onChange={({ currentTarget: { value } }) =>
        props.onChange((before) => withOption(before, option.name, value) ?? before)
      }
    >
      <s-option value="">{t('field.none')}</s-option>
      {own !== '' && listed === undefined ? (
        <s-option value={own}>{t('field.notOffered', { value: own })}</s-option>
      ) : null}
      {option.values.map(({ name, surchargeMinor }) => (
        <s-option key={name} value={name}>
          {surchargeMinor === 0 ? name : `${name} (+${priceText(host, { minor: surchargeMinor, currency })})`}
        </s-option>
      ))}
    </s-select>
  );
}

/** A pair as two texts: all there is while the catalogue cannot say what is valid. */
function PairFields({
  pair,
  onChange,
}: {
  readonly pair: OptionPair;
  readonly onChange: OptionFieldsProps['onChange'];
}) {
  const t = useText();
  const set = (key: EditableKey, value: string): void => onChange((before) => withField(before, key, value));
  return (
    <s-stack direction="inline" gap="base">
      <s-text-field
        label={t('field.optionName', { number: pair.number })}
        value={pair.name}
        onInput={(event) => set(`print_option_name_${pair.number}`, event.currentTarget.value)}
      />
      <s-text-field
        label={t('field.optionValue', { number: pair.number })}
        value={pair.value}
        onInput={(event) => set(`print_option_value_${pair.number}`, event.currentTarget.value)}
      />
    </s-stack>
  );
}

/**
 * Options of the print: pickers where the catalogue knows the values, with what it does not know set apart to be
 * removed.
 */
export function OptionFields(props: OptionFieldsProps) {
  const t = useText();
  const { draft, variant, hasCatalogue, onChange } = props;
  const pairs = pairsOf(draft);
  if (variant === null) {
    const number = hasCatalogue ? null : freeNumber(draft);
    const shown = number === null ? pairs : [...pairs, { number, name: '', value: '' }];
    return (
      <s-stack gap="small-200">
        {shown.map((pair) => (
          <PairFields key={pair.number} pair={pair} onChange={onChange} />
        ))}
      </s-stack>
    );
  }
  const unknown = pairs.filter((pair) => !variant.options.some(({ name }) => fold(name) === fold(pair.name)));
  return (
    <s-stack gap="small-200">
      {variant.options.map((option) => (
        <OptionSelect key={option.name} option={option} {...props} />
      ))}
      {unknown.map((pair) => (
        <s-stack key={pair.number} direction="inline" gap="base" alignItems="center">
          <s-text tone="critical">{t('field.unknownOption', { name: pair.name, value: pair.value })}</s-text>
          <s-button
            onClick={() => onChange((before) => withPair(before, { number: pair.number, name: '', value: '' }))}
          >
            {t('field.remove')}
          </s-button>
        </s-stack>
      ))}
    </s-stack>
  );
}
