import type { ArtworkAnswer } from '../../web/domain/artwork/artwork-facts.ts';
import { isPublicIp } from '../../web/domain/kernel/ip-address.ts';
import { createArtworkConnection, type ArtworkConnection, type ArtworkLimits } from '../../web/artwork/connection.ts';
import { createArtworkReader } from '../../web/artwork/create-artwork-reader.ts';
import type { Lookup } from '../../web/artwork/lookup.ts';
import { startHost, type Serve } from './artwork-host.ts';
import { NOW_MS, type Case } from './case.ts';
import { certificateFor, type Certificate } from './certificates.ts';

const HERE = '127.0.0.1';
const isAllowed = (address: string): boolean => address === HERE || isPublicIp(address);

export interface Asked extends Pick<Case, 'serve' | 'url' | 'validator' | 'lookup' | 'limits'> {
  /** Of a server that is not the stand's. */
  readonly port?: number;
}

/** An https server on this machine to which every name leads, and readers that trust it. */
export interface Stand {
  readonly certificate: Certificate;
  connectionTo(lookup?: Lookup, limits?: Partial<ArtworkLimits>): ArtworkConnection;
  /** Each case has a host of its own, and so a budget. */
  look(asked: Asked): Promise<ArtworkAnswer>;
  close(): Promise<void>;
}

export async function startStand(): Promise<Stand> {
  const certificate = await certificateFor(['*.example.com']);
  const served = new Map<string, Serve>();
  const host = await startHost(certificate, (name) => served.get(name));
  let hosts = 0;

  function connectionTo(lookup: Lookup = () => Promise.resolve([HERE]), limits: Partial<ArtworkLimits> = {}) {
    return createArtworkConnection({ resolveTo: null, lookup, isAllowed, ca: certificate.cert, limits });
  }

  return {
    certificate,
    connectionTo,
    look({ serve, url = '/step0', validator, lookup, limits, port = host.port }) {
      hosts += 1;
      const name = `case${hosts}.example.com`;
      if (serve !== undefined) {
        served.set(name, serve);
        served.set('moved.example.com', serve);
      }
      const address = url.startsWith('/') ? `https://${name}:${port}${url}` : url;
      const reader = createArtworkReader(connectionTo(lookup, limits));
      return reader.look(address, { validator: validator ?? null, nowMs: NOW_MS });
    },
    close: () => host.close(),
  };
}
