import '@shopify/shopify-api/adapters/node';
import { ApiVersion, InvalidJwtError, LogSeverity, shopifyApi } from '@shopify/shopify-api';
import { decodeJwt, type JWTPayload } from 'jose';
import { parseShopDomain, type ShopDomain } from '../../domain/kernel/ids.ts';

/**
 * Shopify's own library, as far as it is used: it knows how a session token is signed and what a shop's name looks
 * like. It writes no logs here and sends nothing (docs/decisions/003).
 */
export interface ShopifyLibrary {
  /** What a token says that was signed with this secret, whenever that was. */
  readSessionToken(token: string): Promise<LibraryToken>;
  /** The permanent domain of the shop that a text names; null = it names none. */
  readShop(text: string): ShopDomain | null;
}

export type LibraryToken =
  | { readonly outcome: 'signed'; readonly claims: JWTPayload }
  | { readonly outcome: 'forged' }
  /** It is no token, or says what no token says. */
  | { readonly outcome: 'malformed' };

/**
 * How the library's message about a token ends. It goes by the machine's clock, while an app may be given another one;
 * it looks at the signature first, so that a token it finds too old or too new is a signed one.
 */
const FORGED = /signature verification failed$/;
const NOT_IN_TIME = /"(?:exp|nbf)" claim timestamp check failed$/;

/** The library with one secret: it knows of one. */
export function createShopifyLibrary(app: { readonly apiKey: string; readonly apiSecret: string }): ShopifyLibrary {
  const { session, utils } = shopifyApi({
    apiKey: app.apiKey,
    apiSecretKey: app.apiSecret,
    apiVersion: ApiVersion.October26,
    isEmbeddedApp: true,
    // Wanted, and used by nothing that is used of it.
    hostName: 'app.invalid',
    logger: { level: LogSeverity.Error, log: () => undefined },
  });

  return {
    async readSessionToken(token) {
      try {
        return {
          outcome: 'signed',
          claims: { ...(await session.decodeSessionToken(token, { checkAudience: false })) },
        };
      } catch (error) {
        if (!(error instanceof InvalidJwtError)) throw error;
        if (FORGED.test(error.message)) return { outcome: 'forged' };
        return NOT_IN_TIME.test(error.message)
          ? { outcome: 'signed', claims: decodeJwt(token) }
          : { outcome: 'malformed' };
      }
    },
    readShop(text) {
      const shop = utils.sanitizeShop(text.trim().toLowerCase());
      // It takes Shopify's own test domains for shops as well.
      return shop === null ? null : parseShopDomain(shop);
    },
  };
}
