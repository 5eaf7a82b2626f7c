/** The code of a page could not be loaded: the app's server does not answer. */
export class PageUnavailable extends Error {
  override readonly name = 'PageUnavailable';
}
