/** The contract between the app's pages and its server; both sides import it from here. */
export * from './actions.ts';
export * from './activity.ts';
export * from './catalogue.ts';
export * from './common.ts';
export * from './connections.ts';
export * from './csv.ts';
export * from './first-view.ts';
export * from './gids.ts';
export * from './home.ts';
export * from './jobs.ts';
export * from './mapping.ts';
export * from './orders.ts';
export * from './pages.ts';
export * from './problems.ts';
export * from './products.ts';
export * from './routes.ts';
export * from './settings.ts';
