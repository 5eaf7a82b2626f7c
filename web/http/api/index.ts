import { Router, type RequestHandler } from 'express';
import { requireSession, type SessionParts } from '../session.ts';
import { limitCalls, type TakeCall } from './call-limit.ts';
import type { Api } from './endpoint.ts';
import { extensionsCors } from './extensions-cors.ts';
import { activityRoutes } from './screens/activity.ts';
import { catalogueChangeRoutes, type CatalogueChangeParts } from './screens/catalogue-changes.ts';
import { artworkRoutes, type ArtworkParts } from './screens/artwork-picture.ts';
import { catalogueRoutes } from './screens/catalogue.ts';
import { connectionRoutes, type ConnectionParts } from './screens/connections.ts';
import { csvRoutes, type CsvParts } from './screens/csv.ts';
import { homeRoutes, type HomeParts } from './screens/home.ts';
import { jobRoutes, type JobParts } from './screens/jobs.ts';
import { mappingRoutes, type MappingParts } from './screens/mapping.ts';
import { orderPreviewRoutes, type OrderPreviewParts } from './screens/order-preview.ts';
import { orderRoutes, type OrderParts } from './screens/orders.ts';
import { productCodeRoutes, type ProductCodeParts } from './screens/product-codes.ts';
import { productRoutes, type ProductParts } from './screens/products.ts';
import { settingsRoutes, type SettingsParts } from './screens/settings.ts';

/** All that the pages' API is made of; several screens share parts, so one flat object holds them. */
export type ApiParts = { readonly session: SessionParts; readonly takeCall: TakeCall } & HomeParts &
  OrderParts &
  OrderPreviewParts &
  JobParts &
  ProductParts &
  MappingParts &
  CsvParts &
  SettingsParts &
  CatalogueChangeParts &
  ProductCodeParts &
  ConnectionParts &
  ArtworkParts;

const noStore: RequestHandler = (_request, response, next) => {
  response.set('cache-control', 'no-store');
  next();
};

/**
 * Everything below `/api`. The session comes first: no route can be reached without one, and each acts for the
 * session's shop alone, which has its share of calls.
 */
export function createApi(parts: ApiParts): Api {
  const router = Router();
  const api: Api = { router, answers: new Map() };
  router.use(noStore, extensionsCors, requireSession(parts.session), limitCalls(parts.takeCall));
  homeRoutes(api, parts);
  orderRoutes(api, parts);
  orderPreviewRoutes(api, parts);
  jobRoutes(api, parts);
  productRoutes(api, parts);
  mappingRoutes(api, parts);
  csvRoutes(api, parts);
  catalogueRoutes(api, parts);
  catalogueChangeRoutes(api, parts);
  artworkRoutes(api, parts);
  settingsRoutes(api, parts);
  productCodeRoutes(api, parts);
  connectionRoutes(api, parts);
  activityRoutes(api, parts);
  router.use((_request, response) => void response.status(404).json({ error: 'not_found' }));
  return api;
}
