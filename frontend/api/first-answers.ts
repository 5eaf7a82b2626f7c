declare global {
  interface Window {
    /** Answers that the document itself asked for, by address (`first-calls.ts`). */
    firstAnswers?: Map<string, Promise<Response>>;
  }
}

/** The answer under way for an address, once: a page that asks again wants what is true then. */
export function takeFirstAnswer(url: string): Promise<Response> | null {
  const answer = globalThis.window?.firstAnswers?.get(url) ?? null;
  globalThis.window?.firstAnswers?.delete(url);
  return answer;
}
