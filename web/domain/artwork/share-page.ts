import type { ArtworkFault } from './artwork-facts.ts';

export type SharePage = Omit<Extract<ArtworkFault, { kind: 'share_page' }>, 'kind'>;
type Service = SharePage['service'];

/** Who keeps files behind pages that show them. The first that fits counts. */
const SERVICES: readonly { readonly hosts: RegExp; readonly service: Service }[] = [
  { hosts: /^(?:drive|docs)\.google\.com$|^drive\.usercontent\.google\.com$/, service: 'google_drive' },
  { hosts: /(?:^|\.)(?:dropbox|dropboxusercontent)\.com$|^db\.tt$/, service: 'dropbox' },
  { hosts: /^1drv\.ms$|^onedrive\.live\.com$|\.sharepoint\.com$/, service: 'onedrive' },
  { hosts: /^we\.tl$|(?:^|\.)wetransfer\.com$/, service: 'wetransfer' },
  { hosts: /^photos\.google\.com$|^photos\.app\.goo\.gl$|^app\.box\.com$|^mega\.nz$/, service: 'other' },
  { hosts: /^(?:www\.)?(?:icloud|canva|mediafire|imgur|pcloud)\.com$/, service: 'other' },
];

/** Whose file a host serves, pages and files alike; null = nobody who is known for pages in place of files. */
export function shareService(hostname: string): Service | null {
  return SERVICES.find(({ hosts }) => hosts.test(hostname))?.service ?? null;
}

function changed(url: URL, changes: Readonly<Record<string, string | null>>): string {
  const other = new URL(url);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) other.searchParams.delete(name);
    else other.searchParams.set(name, value);
  }
  return other.href;
}

type Look = 'file' | { readonly direct: string | null };

/** `uc?export=download` answers with the file; every other address of the drive shows it. */
function googleDrive(url: URL): Look {
  if (url.hostname === 'drive.usercontent.google.com') return 'file';
  const { searchParams, pathname } = url;
  if (pathname === '/uc' && searchParams.get('export') === 'download') return 'file';
  const id = /^\/file\/(?:u\/\d+\/)?d\/([\w-]+)/.exec(pathname)?.[1] ?? searchParams.get('id');
  if (url.hostname !== 'drive.google.com' || id === null || !/^[\w-]+$/.test(id)) return { direct: null };
  // The address that `uc` sends to: it answers without a redirect.
  const direct = new URL(`https://drive.usercontent.google.com/download?id=${id}&export=download&confirm=t`);
  const key = searchParams.get('resourcekey');
  return { direct: key === null ? direct.href : changed(direct, { resourcekey: key }) };
}

/** A link to one file answers with it when it says `dl=1` or `raw=1`; a folder's gives a ZIP. */
function dropbox(url: URL): Look {
  const { hostname, pathname, searchParams } = url;
  if (!/^(?:www\.)?dropbox\.com$/.test(hostname)) return hostname === 'db.tt' ? { direct: null } : 'file';
  const isFile = /^\/(?:s|scl\/fi)\/./.test(pathname);
  if (isFile && (searchParams.get('dl') === '1' || searchParams.get('raw') === '1')) return 'file';
  return { direct: isFile ? changed(url, { dl: '1', raw: null }) : null };
}

function oneDrive(url: URL): Look {
  const { hostname, pathname, searchParams } = url;
  if (hostname === '1drv.ms') return { direct: null };
  if (hostname === 'onedrive.live.com') {
    if (pathname.startsWith('/download')) return 'file';
    if (!searchParams.has('resid') || !searchParams.has('authkey')) return { direct: null };
    return { direct: new URL(`/download${url.search}`, url).href };
  }
  if (searchParams.get('download') === '1' || pathname.toLowerCase().endsWith('/download.aspx')) return 'file';
  // `/:i:/g/…` is a link to one image, `/:f:/` one to a folder.
  return { direct: /^\/:[ibu]:\//.test(pathname) ? changed(url, { download: '1' }) : null };
}

function lookOf(service: Service, url: URL): Look {
  switch (service) {
    case 'google_drive':
      return googleDrive(url);
    case 'dropbox':
      return dropbox(url);
    case 'onedrive':
      return oneDrive(url);
    case 'wetransfer':
    case 'other':
      return { direct: null };
  }
}

/**
 * The page that an address shows in place of a file, where the address itself tells. Nothing is fetched for it. Null =
 * it may well be a file.
 */
export function sharePage(url: URL): SharePage | null {
  const service = shareService(url.hostname);
  if (service === null) return null;
  const look = lookOf(service, url);
  return look === 'file' ? null : { service, direct: look.direct };
}

/** Where services send those who may not see a file without signing in. */
export function isSignIn(url: URL): boolean {
  return /^(?:accounts\.google\.com|login\.live\.com|login\.microsoftonline\.com)$/.test(url.hostname);
}
