import type { PanelContext } from '../context.js';
import { button, h } from '../dom.js';

/** One large field to paste into or drop a file on. Its text stays in the page until it is diagnosed. */
export function pasteField(context: PanelContext): HTMLElement {
  const field = h('textarea', {
    id: 'paste',
    rows: 14,
    spellcheck: 'false',
    autocomplete: 'off',
    autocapitalize: 'off',
    placeholder:
      'The presigned URL, the error XML, the exception, the console line, a curl -v or a HAR. All of them in one paste is best.',
  });
  const diagnose = (): void => {
    if (field.value.trim() === '') {
      context.say('Paste the failed request or its error first.');
      field.focus();
      return;
    }
    context.run(() => context.request('paste/diagnose', { paste: field.value, source: null }));
  };
  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    diagnose();
  });
  return h(
    'section',
    { class: 'paste-field', 'aria-labelledby': 'paste-heading' },
    h('h1', { id: 'paste-heading' }, 'Paste a failed upload'),
    h(
      'label',
      { for: 'paste' },
      'Paste everything you have, or drop a file here. It is read on this machine; nothing is sent.',
    ),
    field,
    h(
      'div',
      { class: 'actions' },
      button('Diagnose', 'primary', diagnose),
      button('Choose a file…', 'secondary', () => {
        context.run(async () => {
          await context.request('file/choose', null);
          return null;
        });
      }),
      h(
        'span',
        { class: 'hint' },
        'Ctrl+Enter or ⌘Enter diagnoses. Drop files from VS Code with Shift held.',
      ),
    ),
  );
}
