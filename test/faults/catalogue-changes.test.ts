import { expect, it } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { DAY_MS, MINUTE_MS } from '../support/passing-clock.ts';
import { onEachDatabase, type FaultScene } from './on-each-database.ts';

interface Change {
  readonly id: string;
  readonly variantCode: string;
  readonly change: { readonly kind: string };
  readonly variants: number;
  readonly notReady: number;
}

const CODE = 'DIGI-40X30-1';

async function changesOf(scene: FaultScene): Promise<readonly Change[]> {
  return ((await scene.app.api({ method: 'GET', path: '/catalogue/changes?limit=100' })) as { items: Change[] }).items;
}

async function stoppedOf(scene: FaultScene): Promise<number> {
  return ((await scene.app.api({ method: 'GET', path: '/home' })) as { stoppedByCatalogue: number }).stoppedByCatalogue;
}

async function variants(scene: FaultScene, query = '') {
  const path = `/products?limit=100${query}`;
  const page = await scene.app.api({ method: 'GET', path });
  return (page as { items: { status: string; regions: { problems: { code: string }[] }[] }[] }).items;
}

/** The shop's one variant is in the list, and ready. */
async function isReady(scene: FaultScene): Promise<void> {
  await eventually('the catalogue is there', async () => {
    const { readAt } = (await scene.app.api({ method: 'GET', path: '/catalogue/changes' })) as {
      readAt: { atMs: number | null }[];
    };
    return readAt.some(({ atMs }) => atMs !== null);
  });
  await scene.app.api({ method: 'POST', path: '/products/index' });
  await eventually('a variant is ready', async () => (await variants(scene, '&tab=ready')).length === 1);
}

/** Pressed when the catalogue was read more than a minute ago. */
async function readAnew(scene: FaultScene): Promise<void> {
  await scene.letPass(2 * MINUTE_MS);
  await scene.app.api({ method: 'POST', path: '/catalogue/refresh' });
}

onEachDatabase((scene) => {
  it('a variant that vanished is broken in the list before an order is, and ready again when it returns', async () => {
    const { picanova } = scene();
    await isReady(scene());
    picanova.quirks.catalogue.gone.push(CODE);
    await readAnew(scene());
    await scene().quiet();
    // One read alone is not believed.
    expect(await changesOf(scene())).toEqual([]);
    await scene().letPass(11 * MINUTE_MS);
    await eventually('it is told', async () => (await stoppedOf(scene())) === 1);
    expect(await changesOf(scene())).toMatchObject([
      { variantCode: CODE, change: { kind: 'vanished' }, variants: 1, notReady: 1 },
    ]);
    const [change] = await changesOf(scene());
    expect(await variants(scene(), `&change=${change?.id ?? ''}`)).toMatchObject([
      { status: 'broken', regions: [{ problems: [{ code: 'unknown_sku' }] }] },
    ]);
    picanova.quirks.catalogue.gone.length = 0;
    await readAnew(scene());
    await eventually('it is mended', async () => (await stoppedOf(scene())) === 0);
    expect(await changesOf(scene())).toMatchObject([
      { change: { kind: 'returned' }, variants: 1, notReady: 0 },
      { change: { kind: 'vanished' }, variants: 1, notReady: 0 },
    ]);
  });

  it('a value that cannot be chosen any more stops what chose it, and a price stops nothing', async () => {
    const { picanova } = scene();
    await isReady(scene());
    picanova.quirks.catalogue.valuesGone.push('Mirrored');
    picanova.quirks.catalogue.riseMinor = 100;
    await readAnew(scene());
    await eventually('it is told', async () => (await stoppedOf(scene())) === 1);
    const own = (await changesOf(scene())).filter(({ variantCode }) => variantCode === CODE);
    expect(own.map(({ change: { kind }, variants: used }) => [kind, used])).toEqual([
      ['price', 1],
      ['option_value_gone', 1],
    ]);
    const foreign = (await changesOf(scene())).filter(({ variantCode }) => variantCode !== CODE);
    expect(new Set(foreign.map(({ variants: used }) => used))).toEqual(new Set([0]));
    picanova.quirks.catalogue.valuesGone.length = 0;
    await readAnew(scene());
    await eventually('it is mended', async () => (await stoppedOf(scene())) === 0);
  });

  it('an option that has to be chosen from now on makes incomplete what did not choose it', async () => {
    const { picanova } = scene();
    await isReady(scene());
    picanova.quirks.catalogue.nowRequired.push('Frame');
    await scene().letPass(DAY_MS + MINUTE_MS);
    await eventually('it is told', async () => (await stoppedOf(scene())) === 1);
    expect(await variants(scene(), '&tab=incomplete')).toMatchObject([
      { regions: [{ problems: [{ code: 'missing_option' }] }] },
    ]);
  });
});
