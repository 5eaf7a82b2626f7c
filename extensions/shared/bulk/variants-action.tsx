import { useEffect, useState } from 'preact/hooks';
import { knowNamespaces, type KnownNamespaces } from '../app/namespaces.ts';
import { readVariants, type Read } from '../fields/read.ts';
import type { ActionHost } from '../host.ts';
import { HostContext } from '../ui/host-context.ts';
import { NamespaceNote } from '../ui/notices.tsx';
import { Unreadable } from '../ui/unreadable.tsx';
import { useRegions } from '../ui/use-app-check.ts';
import { useLatest } from '../ui/use-latest.ts';
import { useCatalogue } from '../ui/use-catalogue.ts';
import { MappingForm } from './mapping-form.tsx';
import { Progress } from './progress.tsx';
import { ProductSelect } from '../ui/product-select.tsx';
import { PasteForm } from './paste-form.tsx';
import { changesAt, copyFrom, mapByOption, variantTarget, type Applied, type Target } from './targets.ts';
import { useRowsCheck } from './use-rows-check.ts';
import { useSaveAll } from './use-save-all.ts';
import { VariantsTable } from './variants-table.tsx';

type Loaded = { readonly known: KnownNamespaces; readonly failure: Exclude<Read<never>, { outcome: 'answer' }> | null };

/** More names than this nobody reads in a note. */
const NAMED = 10;

/**
 * All variants of one product in one table: by hand, filled down, copied from another product, or mapped by option
 * value.
 */
export function VariantsAction({ host, productGid }: { readonly host: ActionHost; readonly productGid: string }) {
  const t = host.i18n.translate;
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const [targets, editTargets, latestTargets] = useLatest<readonly Target[]>([]);
  const [open, setOpen] = useState<'mapping' | 'paste' | null>(null);
  const [note, setNote] = useState('');
  const regions = useRegions();
  const { choice, pickProduct } = useCatalogue(
    regions?.[0] ?? null,
    targets.find(({ draft }) => draft.print_sku !== undefined)?.draft.print_sku ?? '',
  );
  const check = useRowsCheck(targets);
  const { progress, save, undo } = useSaveAll(editTargets);

  async function load(): Promise<void> {
    const known = await knowNamespaces(host);
    const read = await readVariants(productGid, known.namespaces);
    setLoaded({ known, failure: read.outcome === 'answer' ? null : read });
    if (read.outcome === 'answer')
      editTargets(() =>
        read.data.variants.map((variant) => variantTarget(variant, { label: variant.title, place: read.data.place })),
      );
  }
  useEffect(() => void load(), [productGid]);

  function apply({ targets: next, unmatched }: Applied): void {
    editTargets(() => next);
    const names = unmatched.slice(0, NAMED).map(({ label }) => label);
    setNote(
      unmatched.length === 0
        ? t('table.applied')
        : [
            t('table.unmatched', { number: unmatched.length }),
            t('table.unmatchedNames', { names: names.join(', ') }),
          ].join(' '),
    );
  }

  async function copy(): Promise<void> {
    const [from] =
      (await host.resourcePicker({ type: 'product', action: 'select', filter: { variants: false } })) ?? [];
    if (from === undefined || loaded === null) return;
    const read = await readVariants(from.id, loaded.known.namespaces);
    if (read.outcome === 'answer') apply(copyFrom(latestTargets(), read.data.variants));
    else setNote(t('readFailed'));
  }

  const changed = targets.filter((target) => changesAt(target).length > 0).length;
  const isBusy = progress?.isRunning === true;
  return (
    <HostContext.Provider value={host}>
      <s-admin-action heading={t('heading.table')} loading={loaded === null}>
        <s-stack gap="base">
          {loaded === null ? null : loaded.failure === null ? (
            <NamespaceNote known={loaded.known} />
          ) : (
            <Unreadable host={host} failure={loaded.failure} />
          )}
          {progress === null ? null : <Progress progress={progress} onUndo={undo} />}
          {targets.length === 0 ? null : (
            <>
              <ProductSelect choice={choice} onProduct={(id) => void pickProduct(id)} />
              <s-stack direction="inline" gap="small-200">
                <s-button onClick={() => void copy()}>{t('table.copy')}</s-button>
                <s-button onClick={() => setOpen(open === 'mapping' ? null : 'mapping')}>{t('table.map')}</s-button>
                <s-button onClick={() => setOpen(open === 'paste' ? null : 'paste')}>{t('table.paste')}</s-button>
              </s-stack>
              {note === '' ? null : <s-text>{note}</s-text>}
              {open === 'paste' ? (
                <PasteForm
                  targets={targets}
                  choice={choice}
                  onApply={(next, leftOut) => {
                    editTargets(() => next);
                    setNote(leftOut === 0 ? t('table.applied') : t('table.pasteLeftOut', { number: leftOut }));
                  }}
                />
              ) : null}
              {open === 'mapping' ? (
                <MappingForm
                  targets={targets}
                  choice={choice}
                  onApply={(rules) => apply(mapByOption(latestTargets(), rules))}
                />
              ) : null}
              <VariantsTable targets={targets} choice={choice} check={check} onChange={editTargets} />
            </>
          )}
        </s-stack>
        <s-button
          slot="primary-action"
          variant="primary"
          disabled={changed === 0 || isBusy}
          loading={isBusy}
          onClick={() => void save(latestTargets())}
        >
          {t('table.save', { number: changed })}
        </s-button>
        <s-button slot="secondary-actions" onClick={() => host.close()}>
          {t('close')}
        </s-button>
      </s-admin-action>
    </HostContext.Provider>
  );
}
