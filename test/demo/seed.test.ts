import { afterAll, beforeAll, expect, it } from 'vitest';
import { startAppUnderTest, type AppUnderTest } from '../integration/app-under-test.ts';
import { eventually } from '../support/eventually.ts';
import { seedShop } from './seed.ts';

interface Row {
  readonly variantTitle: string;
  readonly regions: readonly { readonly print: { readonly widthMm: number; readonly heightMm: number } | null }[];
}

let app: AppUnderTest;
beforeAll(async () => {
  app = await startAppUnderTest();
});
afterAll(() => app.close());

it('what the shop of `npm run dev` sells is printed in the size that it is sold in', async () => {
  await seedShop({ shop: app.surroundings.shop, app });
  const rows = await eventually('all is read', async () => {
    const { items } = (await app.api({ method: 'GET', path: '/products?limit=100' })) as { items: readonly Row[] };
    return items.filter(({ regions }) => regions.some(({ print }) => print !== null)).length >= 5 ? items : undefined;
  });
  const sold = rows.filter(({ variantTitle }) => /^\d+x\d+$/.test(variantTitle));
  expect(sold.length).toBeGreaterThanOrEqual(5);
  for (const { variantTitle, regions } of sold) {
    const sizes = regions.flatMap(({ print }) =>
      print === null ? [] : [`${print.widthMm / 10}x${print.heightMm / 10}`],
    );
    expect(sizes).toEqual([variantTitle]);
  }
});
