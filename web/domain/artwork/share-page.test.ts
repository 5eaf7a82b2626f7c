import { describe, expect, it } from 'vitest';
import { isSignIn, sharePage, shareService } from './share-page.ts';

const page = (address: string) => sharePage(new URL(`https://${address}`));
const DRIVE = 'https://drive.usercontent.google.com/download?id=1aB_c-9&export=download&confirm=t';

describe('a page in place of a file, and the file behind it', () => {
  it.each([
    ['drive.google.com/file/d/1aB_c-9/view?usp=sharing', 'google_drive', DRIVE],
    ['drive.google.com/file/u/0/d/1aB_c-9/preview', 'google_drive', DRIVE],
    ['drive.google.com/open?id=1aB_c-9', 'google_drive', DRIVE],
    ['drive.google.com/uc?id=1aB_c-9', 'google_drive', DRIVE],
    ['drive.google.com/file/d/1aB_c-9/view?resourcekey=0-x', 'google_drive', `${DRIVE}&resourcekey=0-x`],
    ['drive.google.com/drive/folders/1aB_c-9', 'google_drive', null],
    ['drive.google.com/open?id=a%26b', 'google_drive', null],
    ['docs.google.com/document/d/1aB_c-9/edit', 'google_drive', null],
    ['www.dropbox.com/s/abc/a.jpg', 'dropbox', 'https://www.dropbox.com/s/abc/a.jpg?dl=1'],
    [
      'www.dropbox.com/scl/fi/abc/a.jpg?rlkey=k&dl=0',
      'dropbox',
      'https://www.dropbox.com/scl/fi/abc/a.jpg?rlkey=k&dl=1',
    ],
    ['dropbox.com/s/abc/a.jpg?raw=0', 'dropbox', 'https://dropbox.com/s/abc/a.jpg?dl=1'],
    ['www.dropbox.com/scl/fo/abc/h?dl=1', 'dropbox', null],
    ['db.tt/abc', 'dropbox', null],
    ['1drv.ms/i/s!abc', 'onedrive', null],
    [
      'onedrive.live.com/embed?resid=A%21102&authkey=k',
      'onedrive',
      'https://onedrive.live.com/download?resid=A%21102&authkey=k',
    ],
    ['onedrive.live.com/?id=A', 'onedrive', null],
    ['onedrive.live.com/?resid=A', 'onedrive', null],
    [
      'studio-my.sharepoint.com/:i:/g/personal/a/Eabc?e=x',
      'onedrive',
      'https://studio-my.sharepoint.com/:i:/g/personal/a/Eabc?e=x&download=1',
    ],
    ['studio.sharepoint.com/:f:/s/prints/Eabc', 'onedrive', null],
    ['we.tl/t-abc', 'wetransfer', null],
    ['wetransfer.com/downloads/abc', 'wetransfer', null],
    ['photos.app.goo.gl/abc', 'other', null],
    ['www.icloud.com/iclouddrive/abc', 'other', null],
    ['imgur.com/abc', 'other', null],
  ])('%s', (address, service, direct) => {
    expect(page(address)).toEqual({ service, direct });
  });

  it.each([
    'www.dropbox.com/s/abc/a.jpg',
    'drive.google.com/file/d/1aB_c-9/view',
    'onedrive.live.com/embed?resid=A%21102&authkey=k',
    'studio-my.sharepoint.com/:i:/g/personal/a/Eabc?e=x',
  ])('what lies behind %s is no page itself', (address) => {
    const direct = page(address)?.direct ?? '';
    expect(sharePage(new URL(direct))).toBeNull();
  });
});

it.each([
  'cdn.shopify.com/s/files/1/a.jpg',
  'drive.google.com/uc?export=download&id=1aB_c-9',
  'drive.usercontent.google.com/download?id=1aB_c-9',
  'www.dropbox.com/s/abc/a.jpg?dl=1',
  'www.dropbox.com/scl/fi/abc/a.jpg?rlkey=k&raw=1',
  'dl.dropboxusercontent.com/s/abc/a.jpg',
  'onedrive.live.com/download?resid=A',
  'studio.sharepoint.com/sites/a/_layouts/15/Download.aspx?share=E',
  'i.imgur.com/abc.jpg',
  'notdropbox.com/s/abc/a.jpg',
])('%s may well be a file', (address) => {
  expect(page(address)).toBeNull();
});

it('a host is known for its pages, its files included', () => {
  expect(shareService('drive.usercontent.google.com')).toBe('google_drive');
  expect(shareService('cdn.shopify.com')).toBeNull();
});

it('who has to sign in is sent to a page for it', () => {
  expect(isSignIn(new URL('https://accounts.google.com/ServiceLogin?continue=x'))).toBe(true);
  expect(isSignIn(new URL('https://cdn.shopify.com/a.jpg'))).toBe(false);
});
