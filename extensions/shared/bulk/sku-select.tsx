import { priceText } from '../host.ts';
import { useHost } from '../ui/host-context.ts';
import type { CatalogueChoice } from '../ui/use-catalogue.ts';
import { CellSelect } from './cell-select.tsx';

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
  const host = useHost();
  const offered = choice.sizes.map(({ variantCode, name, price }) => ({
    value: variantCode,
    text: `${name} · ${priceText(host, price)}`,
  }));
  return <CellSelect label={label} value={value} offered={offered} unlisted={value} onChange={onChange} />;
}
