/**
 * What the simulated admin around the app offers the stub of App Bridge inside it. They have two origins, as Shopify
 * and an app have, so that each call is a message; a function of the app's is a handle there, by which it is called
 * back.
 */
export interface AdminChrome {
  /** Of the signed-in merchant, just minted. */
  sessionToken(): Promise<string>;
  /** A document of the app began: nothing of the one before it counts. */
  begin(): void;
  setMenu(menu: {
    readonly items: readonly { readonly href: string; readonly label: string }[];
    /** Called with the link's address. */
    readonly follow: Handle;
  }): void;
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

/** A function on the app's side. */
export type Handle = number;

/** A call of the admin's. */
export interface FromApp {
  readonly id: number;
  readonly name: keyof AdminChrome;
  readonly argument: unknown;
}

/** What a call came to, or a press of something the app showed. */
export type ToApp =
  | { readonly answers: number; readonly value: unknown }
  | { readonly pressed: Handle; readonly argument: unknown };

export interface SaveBarView {
  readonly save: ButtonView;
  readonly discard: ButtonView;
}

export interface ModalView {
  readonly title: string;
  readonly text: string;
  readonly buttons: readonly ButtonView[];
  readonly onClose: Handle;
}

export interface ButtonView {
  readonly label: string;
  readonly isPrimary: boolean;
  readonly isCritical: boolean;
  readonly isDisabled: boolean;
  readonly press: Handle;
}

/** A product of the shop in Shopify's resource picker. */
export interface PickableProduct {
  readonly id: string;
  readonly title: string;
}
