import { useState } from 'preact/hooks';
import { withField, type Draft } from '../fields/draft.ts';
import { numberOf } from '../../../web/contract/gids.ts';
import type { ActionHost } from '../host.ts';
import { CatalogueField } from '../ui/catalogue-field.tsx';
import { HostContext } from '../ui/host-context.ts';
import { OptionFields } from '../ui/option-fields.tsx';
import { Unreadable } from '../ui/unreadable.tsx';
import { useRegions } from '../ui/use-app-check.ts';
import { useCatalogue } from '../ui/use-catalogue.ts';
import { collect, type Collected } from './collect.ts';
import { MappingForm } from './mapping-form.tsx';
import { Preview } from './preview.tsx';
import { Progress } from './progress.tsx';
import { ProductSelect } from '../ui/product-select.tsx';
import { changesAt, mapByOption, merged, type Target } from './targets.ts';
import { useSaveAll } from './use-save-all.ts';

const NOTHING: Collected = { targets: [], failures: [] };
const NO_OPTIONS: ReadonlyMap<string, string> = new Map();

/**
 * Applies print fields to all selected products: the same for each product, or by option value to their variants.
 * Nothing is written before the preview.
 */
export function SelectionAction({
  host,
  products,
}: {
  readonly host: ActionHost;
  readonly products: readonly string[];
}) {
  const t = host.i18n.translate;
  const [level, setLevel] = useState<Target['level']>('product');
  const [fields, setFields] = useState<Draft>({});
  const [keep, setKeep] = useState(false);
  const [found, setFound] = useState<Collected>(NOTHING);
  const [reading, setReading] = useState<number | null>(null);
  const [planned, setPlanned] = useState<readonly Target[] | null>(null);
  const regions = useRegions();
  const { choice, pickProduct } = useCatalogue(regions?.[0] ?? null, fields.print_sku ?? '');
  const { progress, save, undo } = useSaveAll((how) => setPlanned((before) => before && how(before)));

  async function read(wanted: Target['level']): Promise<readonly Target[]> {
    setReading(0);
    const collected = await collect(host, { products, level: wanted }, setReading);
    setFound(collected);
    setReading(null);
    return collected.targets;
  }

  async function changeLevel(wanted: Target['level']): Promise<void> {
    setLevel(wanted);
    setPlanned(null);
    setFound(NOTHING);
    if (wanted === 'variant') await read(wanted);
  }

  async function preview(): Promise<void> {
    const targets = await read('product');
    setPlanned(targets.map((target) => ({ ...target, draft: merged(target.draft, fields, keep) })));
  }

  const changed = (planned ?? []).filter((target) => changesAt(target).length > 0).length;
  const isBusy = progress?.isRunning === true || reading !== null;
  return (
    <HostContext.Provider value={host}>
      <s-admin-action heading={t('heading.bulk', { count: products.length })}>
        <s-stack gap="base">
          {progress === null ? null : <Progress progress={progress} onUndo={undo} />}
          {reading === null ? null : (
            <s-banner tone="info">{t('bulk.reading', { done: reading, total: products.length })}</s-banner>
          )}
          {found.failures.map(({ productGid, failure }) => (
            <s-section key={productGid} heading={t('bulk.product', { number: numberOf(productGid) })}>
              <Unreadable host={host} failure={failure} />
            </s-section>
          ))}
          <s-select
            label={t('bulk.level')}
            value={level}
            onChange={(event) => void changeLevel(event.currentTarget.value === 'variant' ? 'variant' : 'product')}
          >
            <s-option value="product">{t('bulk.sameForAll')}</s-option>
            <s-option value="variant">{t('bulk.byOption')}</s-option>
          </s-select>
          {level === 'product' ? (
            <>
              <CatalogueField
                label={t('field.print_sku')}
                value={fields.print_sku ?? ''}
                details=""
                choice={choice}
                onProduct={(id) => void pickProduct(id)}
                onChange={(sku) => setFields((before) => withField(before, 'print_sku', sku))}
              />
              <OptionFields
                draft={fields}
                variant={choice.variant}
                hasCatalogue={choice.available}
                inherited={NO_OPTIONS}
                onChange={setFields}
              />
              <s-url-field
                label={t('field.print_url')}
                value={fields.print_url ?? ''}
                onInput={({ currentTarget: { value } }) => setFields((before) => withField(before, 'print_url', value))}
              />
              <s-text-field
                label={t('field.print_design_id')}
                value={fields.print_design_id ?? ''}
                onInput={({ currentTarget: { value } }) =>
                  setFields((before) => withField(before, 'print_design_id', value))
                }
              />
              <s-checkbox
                label={t('mapping.keep')}
                checked={keep}
                onChange={(event) => setKeep(event.currentTarget.checked)}
              />
              <s-button disabled={Object.keys(fields).length === 0 || isBusy} onClick={() => void preview()}>
                {t('bulk.preview')}
              </s-button>
            </>
          ) : (
            <>
              <ProductSelect choice={choice} onProduct={(id) => void pickProduct(id)} />
              {found.targets.length === 0 ? null : (
                <MappingForm
                  targets={found.targets}
                  choice={choice}
                  onApply={(rules) => setPlanned(mapByOption(found.targets, rules).targets)}
                />
              )}
            </>
          )}
          {planned === null ? null : <Preview targets={planned} />}
        </s-stack>
        <s-button
          slot="primary-action"
          variant="primary"
          disabled={changed === 0 || isBusy}
          loading={progress?.isRunning === true}
          onClick={() => void save(planned ?? [])}
        >
          {t('bulk.apply', { number: changed })}
        </s-button>
        <s-button slot="secondary-actions" onClick={() => host.close()}>
          {t('close')}
        </s-button>
      </s-admin-action>
    </HostContext.Provider>
  );
}
