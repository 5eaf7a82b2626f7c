/**
 * The admin's page around the blocks: save bar, and actions in a dialog. Served as one function of a classic script,
 * types stripped.
 */
const byId = (id: string): HTMLElement => {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`the page has no #${id}`);
  return found;
};
const bar = byId('save-bar');
const state = byId('save-state');
const dialog = byId('action') as HTMLDialogElement;
const frames = (): readonly HTMLIFrameElement[] => [...document.querySelectorAll('iframe')];
const changed = new Set<HTMLIFrameElement>();

const tellChanged = (message: string): void =>
  changed.forEach((frame) => frame.contentWindow?.postMessage({ message }, location.origin));
const hide = (): void => {
  changed.clear();
  bar.hidden = true;
};

window.addEventListener('message', (event: MessageEvent<{ message: string; detail: unknown }>) => {
  const frame = frames().find(({ contentWindow }) => contentWindow === event.source);
  if (event.origin !== location.origin || frame === undefined) return;
  switch (event.data.message) {
    case 'height':
      frame.style.height = `${Number(event.data.detail)}px`;
      break;
    case 'dirty':
      changed.add(frame);
      bar.hidden = false;
      state.textContent = 'Unsaved changes';
      break;
    case 'saved':
      hide();
      break;
    case 'not-saved':
      state.textContent = 'Not saved';
      break;
    case 'close':
      dialog.close();
      break;
  }
});
byId('save').addEventListener('click', () => tellChanged('save'));
byId('discard').addEventListener('click', () => {
  tellChanged('reset');
  hide();
});
for (const button of document.querySelectorAll<HTMLButtonElement>('[data-action]')) {
  button.addEventListener('click', () => {
    byId('action-body').replaceChildren(
      Object.assign(document.createElement('iframe'), {
        src: button.dataset['action'] ?? '',
        name: 'action',
        title: button.textContent ?? '',
      }),
    );
    dialog.showModal();
  });
}
