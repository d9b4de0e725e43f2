import type { PanelContext } from './context.js';

/** Takes files that are dropped anywhere on the page: from the desktop with their bytes, from VS Code as an address. */
export function takeDrops(context: PanelContext): void {
  const target = document.body;
  target.addEventListener('dragover', (event) => {
    if (!hasFile(event.dataTransfer)) return;
    event.preventDefault();
    target.classList.add('dropping');
  });
  target.addEventListener('dragleave', (event) => {
    if (event.relatedTarget === null) target.classList.remove('dropping');
  });
  target.addEventListener('drop', (event) => {
    target.classList.remove('dropping');
    const { dataTransfer } = event;
    if (!dataTransfer || !hasFile(dataTransfer)) return;
    event.preventDefault();
    const [file] = dataTransfer.files;
    const [uri] = dataTransfer.getData('text/uri-list').split(/\r?\n/);
    context.run(async () => {
      if (file) return context.request('paste/diagnose', { paste: await file.text(), source: file.name });
      return uri ? context.request('file/diagnose', { uri }) : null;
    });
  });
}

function hasFile(transfer: DataTransfer | null): boolean {
  return transfer !== null && (transfer.types.includes('Files') || transfer.types.includes('text/uri-list'));
}
