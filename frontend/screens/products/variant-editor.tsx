import { Banner, BlockStack, Button, ChoiceList, FormLayout, InlineGrid, InlineStack } from '@shopify/polaris';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CatalogueVariantView, FieldKey, FieldLevel, VariantRow } from '../../../web/contract/index.ts';
import { Artwork } from '../../ui/artwork.tsx';
import { FailureBanner } from '../../ui/failure-banner.tsx';
import { PrintPicture } from '../../ui/print-picture.tsx';
import { SaveBar } from '../../ui/save-bar.tsx';
import { useSettled } from '../../ui/use-settled.ts';
import { OPTION_NUMBERS } from '../../../web/contract/words.ts';
import { CataloguePicker } from './catalogue-picker.tsx';
import { CheckView } from './check-view.tsx';
import { FieldInput } from './field-input.tsx';
import { changesBetween, ownValues, variantLabel, type FieldValues } from './field-values.ts';
import { nameKey, pickedFields, valueKey } from './option-pairs.ts';
import { OptionsEditor } from './options-editor.tsx';
import { useFieldForm, type FieldForm } from './use-field-form.ts';
import { ApiFailure } from '../../api/failure.ts';

const PREVIEW_PX = 120;
const PICTURE_PX = 240;
/** A link is not asked for while it is being typed. */
const TYPING_MS = 600;

/** The editor inside the list: what to print, which artwork, which options, with the result shown while one types. */
export function VariantEditor(props: { readonly row: VariantRow; readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation();
  const { row, onClose } = props;
  const form = useFieldForm(row);
  const [picking, setPicking] = useState(false);
  const [picked, setPicked] = useState<CatalogueVariantView | null>(null);
  const pick = (variant: CatalogueVariantView): void => {
    form.set(pickedFields(form.values, variant));
    setPicked(variant);
    setPicking(false);
  };
  const label = variantLabel(row);
  return (
    <section aria-label={t('products.editVariant', { title: label })}>
      <BlockStack gap="400">
        <SaveBar dirty={form.dirty} saving={form.saving} onSave={form.submit} onDiscard={form.discard} />
        <SaveOutcome form={form} />
        <ChoiceList
          title={t('products.level.label')}
          choices={(['variant', 'product'] as const).map((value) => ({ value, label: t(`products.level.${value}`) }))}
          selected={[form.level]}
          onChange={([level]) => form.setLevel(level as FieldLevel)}
        />
        <InlineGrid columns={{ xs: 1, lg: '2fr 1fr' }} gap="400">
          <FormLayout>
            <FieldInput
              form={form}
              row={row}
              field="print_sku"
              connectedRight={
                <Button onClick={() => setPicking(!picking)}>
                  {t(picking ? 'catalogue.hide' : 'products.choose')}
                </Button>
              }
            />
            {picking ? <CataloguePicker onPick={pick} /> : null}
            <FieldInput form={form} row={row} field="print_url" />
            <FieldInput form={form} row={row} field="print_design_id" />
            <OptionsEditor form={form} row={row} picked={picked} />
            <details>
              <summary>{t('products.regionsTitle')}</summary>
              <FormLayout>
                <FieldInput form={form} row={row} field="print_sku_eu" />
                <FieldInput form={form} row={row} field="print_sku_us" />
              </FormLayout>
            </details>
          </FormLayout>
          <BlockStack gap="300" inlineAlign="start">
            <Preview form={form} row={row} title={label} />
            <CheckView check={form.check} />
          </BlockStack>
        </InlineGrid>
        <InlineStack align="end">
          <Button onClick={onClose}>{t('action.close')}</Button>
        </InlineStack>
      </BlockStack>
    </section>
  );
}

/** The artwork as it would be printed, once it is known what is made; until then as it is, or the product's picture. */
function Preview(props: { readonly form: FieldForm; readonly row: VariantRow; readonly title: string }): ReactNode {
  const { form, row, title } = props;
  const typed = form.values.print_url ?? '';
  const url = useSettled(typed === '' ? row.artworkUrl : typed, TYPING_MS);
  const [made] = form.check.regions.flatMap(({ region, print }) =>
    print === null ? [] : [{ region, variantId: print.variantId }],
  );
  if (url === null || !isHttps(url) || made === undefined)
    return <Artwork url={url ?? row.imageUrl} title={title} sizePx={PREVIEW_PX} />;
  return (
    <PrintPicture url={url} title={title} sizePx={PICTURE_PX} {...made} options={chosenOptions(form.values, row)} />
  );
}

function isHttps(text: string): boolean {
  return URL.canParse(text) && new URL(text).protocol === 'https:';
}

/** What is typed counts, else what the row has from wherever. */
function chosenOptions(
  values: FieldValues,
  row: VariantRow,
): readonly { readonly name: string; readonly value: string }[] {
  const known = new Map(row.fields.map(({ key, value }) => [key, value]));
  const of = (key: FieldKey): string => values[key] ?? known.get(key) ?? '';
  return OPTION_NUMBERS.map((number) => ({ name: of(nameKey(number)), value: of(valueKey(number)) })).filter(
    ({ name, value }) => name !== '' && value !== '',
  );
}

/** What others have put where something else was typed. */
function theirs({ row, level, values }: FieldForm): readonly (readonly [FieldKey, string | undefined])[] {
  const own = ownValues(row, level);
  return (Object.keys(changesBetween(own, values)) as FieldKey[]).map((key) => [key, own[key]]);
}

function SaveOutcome(props: { readonly form: FieldForm }): ReactNode {
  const { t } = useTranslation();
  const { error, result } = props.form;
  if (error !== null) return <FailureBanner error={error} />;
  switch (result?.outcome) {
    case 'conflict':
      return (
        <Banner tone="warning">
          <BlockStack gap="100">
            <p>{t('products.conflict')}</p>
            {theirs(props.form).map(([key, value]) => (
              <p key={key}>
                {t('products.conflictNow', {
                  field: t(`products.field.${key}`),
                  value: value ?? t('products.emptyValue'),
                })}
              </p>
            ))}
          </BlockStack>
        </Banner>
      );
    case 'refused':
      return (
        <Banner tone="critical">
          <p>{t('products.refused', { reason: result.reason })}</p>
        </Banner>
      );
    case 'failed':
      return <FailureBanner error={new ApiFailure(result.error, result)} />;
    case 'not_found':
      return (
        <Banner tone="critical">
          <p>{t('products.notFound')}</p>
        </Banner>
      );
    default:
      return null;
  }
}
