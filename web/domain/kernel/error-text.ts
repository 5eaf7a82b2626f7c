/** What a log line says of something thrown: its stack, which begins with its message, where there is one. */
export function errorText(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
