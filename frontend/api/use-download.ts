import { useMutation } from '@tanstack/react-query';

/** A CSV file from the API, saved by the browser. The call carries the session token, which a plain link could not. */
export function useDownload(
  fileName: string,
  load: () => Promise<string>,
): { readonly start: () => void; readonly isPending: boolean; readonly error: Error | null } {
  const download = useMutation({ mutationFn: load, onSuccess: (text) => save(fileName, text) });
  return { start: () => download.mutate(), isPending: download.isPending, error: download.error };
}

function save(fileName: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(url);
}
