/** App Bridge reads these children of `<s-app-nav>`; its type package names only the parent. */
declare namespace JSX {
  interface IntrinsicElements {
    's-link': { key?: string; href: string; rel?: 'home'; children: string };
  }
}
