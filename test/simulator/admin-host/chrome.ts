/**
 * What the simulated admin around the app offers the stub of App Bridge inside it. Host page and app share an origin
 * here, so the stub calls it directly on `window.parent.adminChrome`.
 */
export interface AdminChrome {
  setMenu(
    items: readonly { readonly href: string; readonly label: string; readonly isHome: boolean }[],
    follow: (href: string) => void,
  ): void;
  /** The app's own path and query, for the admin's address. */
  setPath(path: string): void;
  toast(message: string): void;
  showSaveBar(bar: SaveBarView): void;
  hideSaveBar(): void;
  /** The merchant's answer to "leave with unsaved changes?". */
  confirmLeave(): Promise<boolean>;
  openModal(modal: ModalView): void;
  closeModal(): void;
  pickProducts(options: {
    readonly multiple: boolean;
    readonly chosen: readonly string[];
  }): Promise<readonly PickableProduct[] | undefined>;
  /** A page of the admin itself, such as `orders/1001`. */
  openAdminPage(path: string): void;
}

export interface SaveBarView {
  readonly save: ButtonView;
  readonly discard: ButtonView;
}

export interface ModalView {
  readonly title: string;
  readonly text: string;
  readonly buttons: readonly ButtonView[];
  readonly onClose: () => void;
}

export interface ButtonView {
  readonly label: string;
  readonly isPrimary: boolean;
  readonly isCritical: boolean;
  readonly isDisabled: boolean;
  readonly press: () => void;
}

/** A product of the shop in Shopify's resource picker. */
export interface PickableProduct {
  readonly id: string;
  readonly title: string;
}
