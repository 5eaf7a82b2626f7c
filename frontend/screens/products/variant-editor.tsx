import { Banner, BlockStack, Button, ChoiceList, FormLayout, InlineGrid, InlineStack } from '@shopify/polaris';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CatalogueVariantView, FieldKey, FieldLevel, VariantRow } from '../../../web/contract/index.ts';
import { Artwork } from '../../ui/artwork.tsx';
import { FailureBanner } from '../../ui/failure-banner.tsx';
import { SaveBar } from '../../ui/save-bar.tsx';
import { CataloguePicker } from './catalogue-picker.tsx';
import { CheckView } from './check-view.tsx';
import { FieldInput } from './field-input.tsx';
import { changesBetween, ownValues, variantLabel } from './field-values.ts';
import { pickedFields } from './option-pairs.ts';
import { OptionsEditor } from './options-editor.tsx';
import { useFieldForm, type FieldForm } from './use-field-form.ts';
import { ApiFailure } from '../../api/failure.ts';

const PREVIEW_PX = 120;

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
            <Artwork url={artworkOf(form, row)} title={label} sizePx={PREVIEW_PX} />
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

function artworkOf(form: FieldForm, row: VariantRow): string | null {
  const typed = form.values.print_url ?? '';
  return typed === '' ? (row.artworkUrl ?? row.imageUrl) : typed;
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
                {t('products.conflictNow', { field: t(`products.field.${key}`), value: value ?? t('plan.empty') })}
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
