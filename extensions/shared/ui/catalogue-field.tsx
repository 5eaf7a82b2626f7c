import type { CatalogueVariantView } from '../app/app-api.ts';
import { priceText } from '../host.ts';
import type { CatalogueChoice } from './use-catalogue.ts';
import { useHost, useText } from './host-context.ts';
import { ProductSelect } from './product-select.tsx';

export interface CatalogueFieldProps {
  readonly label: string;
  readonly value: string;
  /** Where the value comes from while the field is empty. */
  readonly details: string;
  readonly choice: CatalogueChoice;
  readonly onProduct: (productId: number | null) => void;
  readonly onChange: (sku: string) => void;
}

function useSizeText(): (variant: CatalogueVariantView) => string {
  const host = useHost();
  const t = useText();
  return ({ name, widthMm, heightMm, price }) =>
    t('field.size', {
      name,
      width: host.i18n.formatNumber(widthMm / 10),
      height: host.i18n.formatNumber(heightMm / 10),
      price: priceText(host, price),
    });
}

/** What to print: product and size from the catalogue; a text only while the catalogue is out of reach. */
export function CatalogueField({ label, value, details, choice, onProduct, onChange }: CatalogueFieldProps) {
  const t = useText();
  const sizeText = useSizeText();
  if (!choice.available)
    return (
      <s-text-field
        label={label}
        value={value}
        details={details}
        onInput={(event) => onChange(event.currentTarget.value)}
      />
    );
  const isListed = value === '' || choice.sizes.some(({ variantCode }) => variantCode === value);
  return (
    <s-stack gap="small-200">
      <ProductSelect choice={choice} onProduct={onProduct} />
      <s-select label={label} value={value} details={details} onChange={(event) => onChange(event.currentTarget.value)}>
        <s-option value="">{t('field.none')}</s-option>
        {isListed ? null : (
          <s-option value={value}>
            {choice.variant === null ? t('field.notInCatalogue', { value }) : sizeText(choice.variant)}
          </s-option>
        )}
        {choice.sizes.map((size) => (
          <s-option key={size.variantCode} value={size.variantCode}>
            {sizeText(size)}
          </s-option>
        ))}
      </s-select>
    </s-stack>
  );
}
