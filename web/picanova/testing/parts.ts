import type { ConnectionId, Region, ShopDomain } from '../../domain/kernel/ids.ts';
import type { PrintAddress } from '../../domain/print-order/print-item.ts';
import type { ConnectionAccess, PrintRequest } from '../../pipeline/ports/print-provider.ts';
import type { Log } from '../../pipeline/ports/system.ts';

/** Values that tests of this folder share. */
export const KEY = '0123456789abcdef0123456789abcdef';

export function accessOf(region: Region = 'EU'): ConnectionAccess {
  return {
    id: `connection-${region}` as ConnectionId,
    shop: 'walls.myshopify.com' as ShopDomain,
    region,
    apiUser: 'walls',
    apiKey: KEY,
  };
}

export const ADDRESS: PrintAddress = {
  firstname: 'Jane',
  lastname: 'Roe',
  company: null,
  streetPrimary: 'Hauptstrasse 5',
  streetSecondary: null,
  city: 'Köln',
  postcode: '50667',
  countryCode: 'DE',
  regionCode: null,
  telephone: null,
  email: null,
};

export const BETA_REQUEST: Extract<PrintRequest, { api: 'beta' }> = {
  api: 'beta',
  externalId: 'OD-26211',
  isTest: false,
  address: ADDRESS,
  shippingMethod: 'DHL',
  currency: 'EUR',
  customsShippingMinor: null,
  items: [
    {
      externalId: 'OD-26211-1',
      quantity: 1,
      variantId: 3,
      file: 'https://files.example.com/print/8f2c?token=abc',
      options: [{ name: 'Canvas border', value: 'Folded' }],
      customsValueMinor: null,
    },
  ],
};

export const V1_REQUEST: Extract<PrintRequest, { api: 'v1' }> = {
  api: 'v1',
  shippingType: 'tracked',
  externalId: 'OD-26211',
  isTest: true,
  address: ADDRESS,
  items: [{ externalId: 'OD-26211-1', quantity: 2, productSku: 'CVS0200201LWF2-APO12345678', fileUrl: null }],
};

export interface RecordingLog extends Log {
  readonly lines: {
    readonly level: string;
    readonly event: string;
    readonly fields: Readonly<Record<string, unknown>>;
  }[];
}

export function recordingLog(): RecordingLog {
  const lines: RecordingLog['lines'] = [];
  const at =
    (level: string) =>
    (event: string, fields: Readonly<Record<string, unknown>> = {}) =>
      void lines.push({ level, event, fields });
  return { lines, debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}
