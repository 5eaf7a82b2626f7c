import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { texts as german } from '../../frontend/i18n/de/index.ts';
import { texts as english } from '../../frontend/i18n/en/index.ts';
import { numberOf } from '../../web/contract/gids.ts';
import { eventually } from '../support/eventually.ts';
import { axeFindings } from './support/axe.ts';
import { openAdminBrowser, settled, type AdminBrowser } from './support/admin-browser.ts';

let admin: AdminBrowser;
let order = '';
beforeAll(async () => {
  admin = await openAdminBrowser();
  const { shop, picanova } = admin.app.surroundings;
  picanova.quirks.betaShowsAddress = true;
  Object.assign(picanova.quirks.alters, { file: true, address: true });
  order = numberOf(shop.placeOrder({ lines: [{ variant: admin.app.variant, quantity: 1 }] }).gid);
  await eventually('it is told', async () =>
    JSON.stringify(await admin.app.find(`/orders/${order}`)).includes('answer_differs'),
  );
}, 90_000);
afterAll(() => admin.close());

const LOOKS = [
  { name: 'English on a desktop', texts: english, locale: 'en-US', widthPx: 1280 },
  { name: 'German on a phone', texts: german, locale: 'de-DE', widthPx: 360 },
] as const;

describe.each(LOOKS)('in $name', ({ texts: { problems, factValues }, ...look }) => {
  it('a merchant reads in what the order at Picanova differs, and can stop it there', async () => {
    const view = await admin.open(`/orders/${order}`, look);
    await settled(view);
    const { frame } = view;
    await frame.getByText(problems.answer_differs.what).first().waitFor();
    for (const text of [factValues.what.file, factValues.what.address, factValues.parts.city])
      await frame.getByText(text, { exact: true }).first().waitFor();
    await frame.getByRole('button', { name: problems.answer_differs.button }).first().waitFor();
    expect(await frame.getByText('another.jpg').count()).toBe(0);
    expect(await axeFindings(frame)).toEqual([]);
    expect(view.errors).toEqual([]);
    await view.close();
  });
});
