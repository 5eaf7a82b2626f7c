import { useEffect, useState } from 'preact/hooks';
import { fold, isFileType } from '../../../web/contract/words.ts';
import { readImages, type ShopifyImage } from '../artwork.ts';
import type { Region } from '../app/app-api.ts';
import { draftOf, withField, type Draft, type DraftEdit } from '../fields/draft.ts';
import { inheritedField, type Namespaces } from '../fields/inherited.ts';
import { pairsOf } from '../fields/options.ts';
import type { EditableKey } from '../fields/own-fields.ts';
import type { FieldsRead } from '../fields/read.ts';
import { ArtworkField } from './artwork-field.tsx';
import { CatalogueField } from './catalogue-field.tsx';
import { useText } from './host-context.ts';
import { OptionFields } from './option-fields.tsx';
import type { FieldsState } from './use-fields.ts';
import { useCatalogue } from './use-catalogue.ts';

export interface FieldsFormProps {
  readonly read: FieldsRead;
  readonly namespaces: Namespaces;
  readonly draft: Draft;
  readonly faults: FieldsState['faults'];
  /** null = the app does not answer. */
  readonly regions: readonly Region[] | null;
  readonly onChange: (edit: DraftEdit) => void;
}

/** Option values of the layers beneath, nearest first, by folded name. */
function inheritedOptions({ sources }: FieldsRead): ReadonlyMap<string, string> {
  const beneath =
    sources.variant === null
      ? [sources.product.other]
      : [sources.variant.other, sources.product.own, sources.product.other];
  return new Map(
    beneath
      .toReversed()
      .flatMap((fields) => pairsOf(draftOf(fields)).map(({ name, value }) => [fold(name), value] as const)),
  );
}

function SkuField({
  skuKey,
  region,
  form,
}: {
  readonly skuKey: 'print_sku' | 'print_sku_eu' | 'print_sku_us';
  readonly region: Region | null;
  readonly form: FieldsFormProps & { readonly detailsOf: (key: EditableKey) => string };
}) {
  const t = useText();
  const { draft, onChange } = form;
  const value = draft[skuKey] ?? '';
  const { choice, pickProduct } = useCatalogue(region, value);
  return (
    <CatalogueField
      label={t(`field.${skuKey}`)}
      value={value}
      details={form.detailsOf(skuKey)}
      choice={choice}
      onProduct={(id) => void pickProduct(id)}
      onChange={(sku) => onChange((before) => withField(before, skuKey, sku))}
    />
  );
}

/**
 * The print fields of one owner. Regional SKUs are asked for only where both regions are connected, or one is set
 * already.
 */
export function FieldsForm(props: FieldsFormProps) {
  const t = useText();
  const { read, namespaces, draft, faults, regions, onChange } = props;
  const [images, setImages] = useState<readonly ShopifyImage[]>([]);
  useEffect(() => {
    const readThem = async (): Promise<void> => setImages(await readImages(read.productGid));
    void readThem();
  }, [read.productGid]);

  const inherited = (key: EditableKey) => inheritedField(key, read.sources, namespaces);
  const detailsOf = (key: EditableKey): string => {
    const found = inherited(key);
    return found === null || draft[key] !== undefined
      ? ''
      : t(`inherited.${found.from}`, { value: found.value, namespace: found.namespace });
  };
  const region = regions?.[0] ?? null;
  const regionalKey = region === 'US' ? 'print_sku_us' : 'print_sku_eu';
  const sku =
    draft[regionalKey] ?? draft.print_sku ?? inherited(regionalKey)?.value ?? inherited('print_sku')?.value ?? '';
  const { choice, pickProduct } = useCatalogue(region, sku);
  const form = { ...props, detailsOf };
  const isBoth = (regions?.length ?? 0) > 1;
  return (
    <s-stack gap="base">
      <CatalogueField
        label={t('field.print_sku')}
        value={draft.print_sku ?? ''}
        details={detailsOf('print_sku')}
        choice={choice}
        onProduct={(id) => void pickProduct(id)}
        onChange={(value) => onChange((before) => withField(before, 'print_sku', value))}
      />
      {isBoth || draft.print_sku_eu !== undefined ? (
        <SkuField skuKey="print_sku_eu" region={regions?.includes('EU') ? 'EU' : null} form={form} />
      ) : null}
      {isBoth || draft.print_sku_us !== undefined ? (
        <SkuField skuKey="print_sku_us" region={regions?.includes('US') ? 'US' : null} form={form} />
      ) : null}
      <OptionFields
        draft={draft}
        variant={choice.variant}
        hasCatalogue={choice.available}
        inherited={inheritedOptions(read)}
        onChange={onChange}
      />
      <ArtworkField
        value={draft.print_url ?? ''}
        inherited={inherited('print_url')?.value ?? ''}
        details={detailsOf('print_url')}
        error={faults.print_url ?? null}
        isFile={isFileType((read.sources.variant ?? read.sources.product).own.print_url?.type ?? '')}
        images={images}
        region={region}
        variant={choice.variant}
        onChange={(url) => onChange((before) => withField(before, 'print_url', url))}
      />
      <s-text-field
        label={t('field.print_design_id')}
        value={draft.print_design_id ?? ''}
        details={detailsOf('print_design_id') || t('field.designHint')}
        onInput={({ currentTarget: { value } }) => onChange((before) => withField(before, 'print_design_id', value))}
      />
    </s-stack>
  );
}
