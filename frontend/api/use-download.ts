import { useMutation } from '@tanstack/react-query';

const BYTE_ORDER_MARK = '\uFEFF';

/** A CSV file from the API, saved by the browser. The call carries the session token, which a plain link could not. */
export function useDownload(
  fileName: string,
  load: () => Promise<string>,
): { readonly start: () => void; readonly isPending: boolean; readonly error: Error | null } {
  const download = useMutation({ mutationFn: load, onSuccess: (text) => save(fileName, text) });
  return { start: () => download.mutate(), isPending: download.isPending, error: download.error };
}

function save(fileName: string, text: string): void {
  // Reading the answer as a text has taken its mark away, without which a spreadsheet takes umlauts for two letters.
  const url = URL.createObjectURL(new Blob([BYTE_ORDER_MARK, text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(url);
}
