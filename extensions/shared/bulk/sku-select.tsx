import { priceText } from '../host.ts';
import { useHost, useText } from '../ui/host-context.ts';
import type { CatalogueChoice } from '../ui/use-catalogue.ts';

/**
 * One cell with a print SKU: a size of the catalogue product chosen for the whole table, or a text while there is none.
 */
export function SkuSelect({
  label,
  value,
  choice,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly choice: CatalogueChoice;
  readonly onChange: (sku: string) => void;
}) {
  const t = useText();
  const host = useHost();
  if (!choice.available)
    return (
      <s-text-field
        label={label}
        labelAccessibilityVisibility="exclusive"
        value={value}
        onInput={(event) => onChange(event.currentTarget.value)}
      />
    );
  return (
    <s-select
      label={label}
      labelAccessibilityVisibility="exclusive"
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    >
      <s-option value="">{t('field.none')}</s-option>
      {value === '' || choice.sizes.some(({ variantCode }) => variantCode === value) ? null : (
        <s-option value={value}>{value}</s-option>
      )}
      {choice.sizes.map(({ variantCode, name, price }) => (
        <s-option key={variantCode} value={variantCode}>{`${name} · ${priceText(host, price)}`}</s-option>
      ))}
    </s-select>
  );
}

/** The catalogue product whose sizes the cells offer. */
export function ProductSelect({
  choice,
  onProduct,
}: {
  readonly choice: CatalogueChoice;
  readonly onProduct: (productId: number | null) => void;
}) {
  const t = useText();
  if (!choice.available) return <s-text color="subdued">{t('app.noCatalogue')}</s-text>;
  return (
    <s-select
      label={t('field.product')}
      value={choice.productId === null ? '' : String(choice.productId)}
      onChange={(event) => onProduct(event.currentTarget.value === '' ? null : Number(event.currentTarget.value))}
    >
      <s-option value="">{t('field.chooseProduct')}</s-option>
      {choice.products.map(({ productId, name }) => (
        <s-option key={productId} value={String(productId)}>
          {name}
        </s-option>
      ))}
    </s-select>
  );
}
