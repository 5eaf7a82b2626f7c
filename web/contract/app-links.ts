/** Where the help for merchants is, below the address of the app. */
export const HELP_PATH = '/help';

/** What every page links to, in the order in which it is shown. */
export const APP_LINKS = ['help', 'support', 'privacy', 'terms'] as const;

/** Whole addresses: all of them open beside the admin. Null = whoever runs the app has not published it. */
export interface AppLinks extends Readonly<Record<(typeof APP_LINKS)[number], string | null>> {
  readonly help: string;
}
