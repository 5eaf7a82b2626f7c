import { fold } from '../kernel/text.ts';

/**
 * Picanova's carrier code or name, folded → a name from Shopify's case-sensitive list for all shops
 * (shopify-platform §5.6). `GEL` stands in no list: GEL Express is a carrier of its own, not GLS, and keeps its label.
 */
const EVERYWHERE: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ups: 'UPS',
    'ups miexp': 'UPS',
    usps: 'USPS',
    fedex: 'FedEx',
    tnt: 'TNT',
    gls: 'GLS',
    ontrac: 'OnTrac',
    lasership: 'Lasership',
    dpd: 'DPD',
    'dpd uk': 'DPD UK',
    'dpd local': 'DPD Local',
    'dhl express': 'DHL Express',
    'dhl ecommerce': 'DHL eCommerce',
    'deutsche post': 'Deutsche Post',
    'royal mail': 'Royal Mail',
    evri: 'Evri',
    whistl: 'Whistl',
    'an post': 'An Post',
    postnl: 'PostNL',
    bpost: 'BPost',
    'swiss post': 'Swiss Post',
    'poste italiane': 'Poste Italiane',
    chronopost: 'Chronopost',
    colissimo: 'Colissimo',
    'la poste colissimo': 'La Poste Colissimo',
    'mondial relay': 'Mondial Relay',
    correos: 'Correos',
    ctt: 'CTT',
    packeta: 'Packeta',
    venipak: 'Venipak',
    yunexpress: 'YunExpress',
    'postnord dk': 'PostNord DK',
    'postnord no': 'PostNord NO',
    'postnord se': 'PostNord SE',
    'canada post': 'Canada Post',
    purolator: 'Purolator',
    'australia post': 'Australia Post',
    // Plain DHL is known to German shops only; elsewhere a name that Shopify knows makes the number a link even when
    // the printer sends no URL, and a URL that is sent still wins.
    dhl: 'DHL Express',
  }),
);

/** Names that Shopify knows only in shops of one country, looked at first. */
const BY_SHOP_COUNTRY: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map(
  Object.entries({
    DE: { dhl: 'DHL', 'dhl paket': 'DHL', hermes: 'Hermes', 'deutsche post': 'Deutsche Post (DE)' },
    AT: { 'österreichische post': 'Österreichische Post' },
    GB: { 'dhl parcel': 'DHL Parcel', parcelforce: 'Parcelforce', yodel: 'Yodel' },
    NL: { 'dhl parcel': 'DHL Parcel' },
    FR: { 'colis privé': 'Colis Privé' },
    ES: { seur: 'SEUR' },
    IT: { brt: 'BRT', gls: 'GLS Italy' },
    PL: { inpost: 'Inpost' },
    NO: { bring: 'Bring' },
  }).map(([country, names]) => [country, new Map(Object.entries(names))]),
);

/**
 * The tracking company to write in Shopify for a Picanova carrier. `shopCountry` is the shop's ISO 3166-1 alpha-2 code,
 * null = not known. A product name after a known carrier (`UPS Standard`) counts as the carrier. Unknown carriers keep
 * the printer's label, which Shopify shows as it is.
 */
export function carrierFor(carrier: {
  readonly code: string;
  readonly name: string;
  readonly shopCountry: string | null;
}): string {
  const local = BY_SHOP_COUNTRY.get(carrier.shopCountry ?? '');
  const words = [fold(carrier.code), fold(carrier.name)];
  for (const key of [...words, ...words.map((text) => text.replace(/ .*/, ''))]) {
    const known = local?.get(key) ?? EVERYWHERE.get(key);
    if (known !== undefined) return known;
  }
  return carrier.name.trim() || carrier.code.trim();
}
