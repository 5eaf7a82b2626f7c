import type { OrderView, ProductView, SimulatedShop } from '../shopify/types.ts';
import { escape, PAGE_STYLE } from './pages.ts';

const numberOf = (gid: string): string => gid.split('/').at(-1) ?? '';

function orderRow({ gid, name, fulfillmentStatus, cancelled }: OrderView): string {
  return (
    `<li><a href="/orders/${numberOf(gid)}">${escape(name)}</a> ` +
    `${cancelled ? 'cancelled' : escape(fulfillmentStatus.toLowerCase())}</li>`
  );
}

function productRow({ gid, title, variants }: ProductView): string {
  const buttons = variants.map(
    (variant) =>
      `<form method="post" action="/.buy/${numberOf(variant.gid)}" style="display:inline">` +
      `<button>Buy ${escape(variant.title)}</button></form>`,
  );
  return `<li><a href="/products/${numberOf(gid)}">${escape(title)}</a> ${buttons.join(' ')}</li>`;
}

/**
 * All of the shop on one page: its orders, newest first, and its products, each to be bought and paid by a buyer in
 * Cologne.
 */
export function shopPage(shop: SimulatedShop, appPageUrl: string | null): string {
  const app = appPageUrl === null ? '' : `<div><a href="${escape(appPageUrl)}">Open Picanova Fulfillment</a></div>`;
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escape(shop.domain)}</title>
<style>${PAGE_STYLE}li{padding:4px 0}</style></head><body>
<header><span>Shopify admin</span></header>
<main><h1>${escape(shop.domain)}</h1>${app}
<div class="card"><h2>Orders</h2><ul>${shop.orders().toReversed().map(orderRow).join('')}</ul></div>
<div class="card"><h2>Products</h2><ul>${shop.products().map(productRow).join('')}</ul></div></main></body></html>`;
}
