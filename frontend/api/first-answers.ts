declare global {
  interface Window {
    /** Answers that the document itself asked for, by address (`first-calls.ts`). */
    firstAnswers?: Map<string, Promise<Response>>;
  }
}

/** Makes those answers one's own that stand in a document into which the server has drawn its first view. */
export function takeBroughtAnswers(): void {
  const text = document.querySelector('#first-answers')?.textContent ?? '{}';
  for (const [url, answer] of Object.entries(JSON.parse(text) as Record<string, string>))
    window.firstAnswers?.set(url, Promise.resolve(new Response(answer)));
}

/** The answer under way for an address, once: a page that asks again wants what is true then. */
export function takeFirstAnswer(url: string): Promise<Response> | null {
  const answer = globalThis.window?.firstAnswers?.get(url) ?? null;
  globalThis.window?.firstAnswers?.delete(url);
  return answer;
}
