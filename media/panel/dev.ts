import { type Handlers, openAnswerer } from '../../src/protocol/channel.js';
import type { HostEvents, PanelRequests, PanelView } from '../../src/protocol/panel.js';
import type { Shape } from '../../src/protocol/shape.js';
import { openPanel } from './panel.js';

/** A host for a plain browser: it answers with the fixture that the address names, `#cors-suspected,light`. */
const [fixture = '', theme = ''] = location.hash.slice(1).split(',');
document.documentElement.dataset['theme'] = theme || 'dark';
document.body.className = theme === 'hc' ? 'vscode-high-contrast' : `vscode-${theme || 'dark'}`;
addEventListener('hashchange', () => {
  location.reload();
});

const anything =
  <T>(): Shape<T> =>
  (value): value is T =>
    value !== undefined;
const loadView = async (): Promise<PanelView> => {
  if (fixture === 'paste') return { shown: null, offers: [], language: null, isProvable: false };
  return (await (await fetch(`/fixtures/${fixture || 'expired-url'}.json`)).json()) as PanelView;
};

const handlers: Handlers<PanelRequests> = {
  'panel/ready': { accepts: anything(), answer: loadView },
  'paste/diagnose': {
    accepts: anything(),
    async answer() {
      answerer.emit('view/changed', await loadView());
      return null;
    },
  },
  'file/diagnose': { accepts: anything(), answer: () => Promise.resolve(null) },
  'file/choose': { accepts: anything(), answer: () => Promise.resolve({ chosen: false }) },
  'snippet/render': {
    accepts: anything(),
    async answer({ task, language, variant }) {
      const query = new URLSearchParams({ task, language, variant: variant ?? '' });
      return { code: await (await fetch(`/snippet?${query.toString()}`)).text() };
    },
  },
  'snippet/use': {
    accepts: anything(),
    answer: ({ how }) =>
      Promise.resolve({ message: how === 'copy' ? 'Copied.' : 'Inserted into upload.ts.' }),
  },
  'language/choose': { accepts: anything(), answer: () => Promise.resolve(null) },
  'report/copy': {
    accepts: anything(),
    answer: () => Promise.resolve({ message: 'Report copied, secrets masked.' }),
  },
  'cause/open': { accepts: anything(), answer: () => Promise.resolve(null) },
  'check/live': { accepts: anything(), answer: () => Promise.resolve(null) },
  'signature/prove': {
    accepts: anything(),
    answer: () => Promise.resolve({ message: 'VS Code would ask for the secret key now.' }),
  },
};

const answerer = openAnswerer<PanelRequests, HostEvents>({
  post: (message) => {
    window.postMessage(message);
  },
  handlers,
  onProblem: (method, error) => {
    console.error(method, error);
  },
});

openPanel({
  postMessage: (message) => {
    answerer.receive(message);
  },
  setState: () => undefined,
});
