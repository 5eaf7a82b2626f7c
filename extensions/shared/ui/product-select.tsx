import { useText } from './host-context.ts';
import type { CatalogueChoice } from './use-catalogue.ts';

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
