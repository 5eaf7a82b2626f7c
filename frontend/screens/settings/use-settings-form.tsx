import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { settings as contract, type ShopSettings } from '../../../web/contract/index.ts';
import { ApiFailure } from '../../api/failure.ts';
import { useAct } from '../../api/queries.ts';
import { toast } from '../../bridge/app-bridge.ts';
import { FailureBanner } from '../../ui/failure-banner.tsx';
import { SaveBar } from '../../ui/save-bar.tsx';

export interface SettingsForm {
  readonly values: ShopSettings;
  readonly set: (change: Partial<ShopSettings>) => void;
  /** The field is not as the contract wants it, and a save was tried. Paths: `waitHours`, `shippingRules.0.country`. */
  readonly isFaulty: (path: string) => boolean;
  /** Save bar and, after a failed save, the reason. */
  readonly bar: ReactNode;
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** A change without what was saved of it. */
function without(change: Partial<ShopSettings>, saved: Partial<ShopSettings>): Partial<ShopSettings> {
  return Object.fromEntries(
    Object.entries(change).filter(([key, value]) => !isSame(value, saved[key as keyof ShopSettings])),
  ) as Partial<ShopSettings>;
}

/**
 * One group of Settings as a form: only changed keys are saved; values are checked here by the same contract as on the
 * server.
 */
export function useSettingsForm(stored: ShopSettings): SettingsForm {
  const { t } = useTranslation();
  const [change, setChange] = useState<Partial<ShopSettings>>({});
  const [tried, setTried] = useState(false);
  const save = useAct('saveSettings', ['settings', 'home', 'orders', 'products', 'shippingTitles']);
  const values = { ...stored, ...change };
  const changed = without(change, stored);
  const checked = contract.safeParse(values);
  const faults = checked.success ? [] : checked.error.issues.map(({ path }) => path.join('.'));
  const refused = save.error instanceof ApiFailure ? save.error.issues.map(({ path }) => path) : [];
  const reset = (): void => {
    setChange({});
    setTried(false);
    save.reset();
  };
  const submit = (): void => {
    setTried(true);
    if (!checked.success) return;
    save.mutate(
      { body: changed },
      {
        onSuccess: ({ ordersWoken }) => {
          // What was typed while it was being saved stays.
          setChange((current) => without(current, changed));
          setTried(false);
          toast(ordersWoken === 0 ? t('settings.saved') : t('settings.savedAndWoken', { count: ordersWoken }));
        },
      },
    );
  };
  return {
    values,
    set: (more) => setChange((current) => ({ ...current, ...more })),
    isFaulty: (path) => tried && (faults.includes(path) || refused.includes(path)),
    bar: (
      <>
        <SaveBar dirty={Object.keys(changed).length > 0} saving={save.isPending} onSave={submit} onDiscard={reset} />
        {save.isError ? <FailureBanner error={save.error} /> : null}
        {tried && faults.length > 0 ? <FailureBanner error={new ApiFailure('invalid_input')} /> : null}
      </>
    ),
  };
}
