import { useTranslation } from 'react-i18next';
import type { CodesSaved, RouteName } from '../../../web/contract/index.ts';
import { toast } from '../../bridge/app-bridge.ts';

/** What is not true any more once rows of a table of codes are saved. */
export const STALE_AFTER_CODES: readonly RouteName[] = ['productCodes', 'home', 'orders', 'products'];

/** Why rows were refused; then nothing was saved. */
export function faultsOf(saved: CodesSaved | undefined): Extract<CodesSaved, { outcome: 'refused' }>['rowErrors'] {
  return saved?.outcome === 'refused' ? saved.rowErrors : [];
}

/** Says that rows are saved, and how many orders that lets go on; `then` is not called for refused ones. */
export function useCodesSaved(then?: () => void): (saved: CodesSaved) => void {
  const { t } = useTranslation();
  return (saved) => {
    if (saved.outcome === 'refused') return;
    const { ordersWoken } = saved;
    toast(ordersWoken === 0 ? t('settings.saved') : t('settings.savedAndWoken', { count: ordersWoken }));
    then?.();
  };
}
