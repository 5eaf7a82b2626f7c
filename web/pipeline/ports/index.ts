export type * from './outcome.ts';
export type * from './print-provider.ts';
export type * from './shopify-admin.ts';
export type * from './store.ts';
export type * from './system.ts';
