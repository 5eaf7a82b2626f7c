import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format/use-format.ts';

/** An option value with what it costs on top. */
export function useSurcharged(
  currency: string | null,
): (value: { readonly name: string; readonly surchargeMinor: number }) => string {
  const { t } = useTranslation();
  const format = useFormat();
  return ({ name, surchargeMinor }) =>
    surchargeMinor === 0 || currency === null
      ? name
      : t('products.surcharged', { name, price: format.money({ minor: surchargeMinor, currency }) });
}
