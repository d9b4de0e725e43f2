import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Window } from 'happy-dom';
import { openPanel } from '../../media/panel/panel.js';
import { type Handlers, openAnswerer } from '../../src/protocol/channel.js';
import type { HostEvents, PanelRequests, PanelView } from '../../src/protocol/panel.js';
import type { Shape } from '../../src/protocol/shape.js';

const fixtures = 'test/panel/fixtures';

/** The names of the diagnoses that the panel is drawn from. */
export const fixtureNames = readdirSync(fixtures).map((name) => name.replace('.json', ''));

export function readFixture(name: string): PanelView {
  return JSON.parse(readFileSync(join(fixtures, `${name}.json`), 'utf8')) as PanelView;
}

/** The panel in a page of its own, with a host that writes down what it is asked. */
export interface OpenedPanel {
  readonly page: Document;
  readonly asked: readonly (readonly [string, unknown])[];
  readonly kept: readonly unknown[];
  readonly emit: (view: PanelView) => Promise<void>;
  readonly settle: () => Promise<void>;
  readonly close: () => Promise<void>;
}

const globals = ['window', 'document', 'HTMLElement', 'Node'] as const;

/** Opens the panel; `code` is the snippet that the host renders, or the error it fails with. */
export async function openPanelOn(
  view: PanelView,
  { code = 'const bucket = "media-uploads"; // text' }: { code?: string | Error } = {},
): Promise<OpenedPanel> {
  const window = new Window({ url: 'http://localhost/', width: 1000, height: 800 });
  const before = globals.map((name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)] as const);
  for (const name of globals) {
    Object.defineProperty(globalThis, name, { value: window[name], configurable: true, writable: true });
  }

  const asked: [string, unknown][] = [];
  const kept: unknown[] = [];
  const answerer = openAnswerer<PanelRequests, HostEvents>({
    post: (message) => {
      window.dispatchEvent(new window.MessageEvent('message', { data: overTheWire(message) }));
    },
    handlers: handlersThatNote(asked, view, code),
    onProblem: () => undefined,
  });
  openPanel({
    postMessage: (message) => {
      answerer.receive(overTheWire(message));
    },
    setState: (state) => kept.push(overTheWire(state)),
  });
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 5; turn++) await new Promise((done) => setImmediate(done));
  };
  await settle();
  return {
    page: document,
    asked,
    kept,
    settle,
    async emit(next) {
      answerer.emit('view/changed', next);
      await settle();
    },
    async close() {
      await window.happyDOM.close();
      for (const [name, descriptor] of before) {
        if (descriptor) Object.defineProperty(globalThis, name, descriptor);
        else Reflect.deleteProperty(globalThis, name);
      }
    },
  };
}

/** What a test of a suite does with the panel that it opens; the panel is closed after it. */
export function panelOfEachTest() {
  let opened: OpenedPanel | undefined;
  afterEach(async () => {
    await opened?.close();
    opened = undefined;
  });

  const findAll = (selector: string): HTMLElement[] => [
    ...(opened?.page.querySelectorAll<HTMLElement>(selector) ?? []),
  ];
  const find = (selector: string): HTMLElement => {
    const [element] = findAll(selector);
    assert.ok(element, `there is no ${selector}`);
    return element;
  };
  return {
    open: async (...args: Parameters<typeof openPanelOn>): Promise<OpenedPanel> => {
      opened = await openPanelOn(...args);
      return opened;
    },
    textOf: (selector: string): string => opened?.page.querySelector(selector)?.textContent ?? '',
    find,
    findAll,
    press: (label: string): void => {
      const button = findAll('button').find(({ textContent }) => textContent === label);
      assert.ok(button, `there is no button ${label}`);
      button.click();
    },
  };
}

function handlersThatNote(
  asked: [string, unknown][],
  view: PanelView,
  code: string | Error,
): Handlers<PanelRequests> {
  const note = <R>(method: string, result: R | Error): Handler<R> => ({
    accepts: anything,
    answer: (params) => {
      asked.push([method, params]);
      return result instanceof Error ? Promise.reject(result) : Promise.resolve(result);
    },
  });
  return {
    'panel/ready': note('panel/ready', view),
    'paste/diagnose': note('paste/diagnose', null),
    'file/diagnose': note('file/diagnose', null),
    'file/choose': note('file/choose', { chosen: false }),
    'snippet/render': note('snippet/render', code instanceof Error ? code : { code }),
    'snippet/use': note('snippet/use', { message: 'Inserted into upload.ts.' }),
    'language/choose': note('language/choose', null),
    'report/copy': note('report/copy', { message: 'Report copied, secrets masked.' }),
    'cause/open': note('cause/open', null),
    'check/live': note('check/live', null),
    'signature/prove': note('signature/prove', { message: 'Proven.' }),
  };
}

/** Takes any params, as a test looks at them itself. */
interface Handler<R> {
  readonly accepts: Shape<never>;
  readonly answer: (params: unknown) => Promise<R>;
}

const anything: Shape<never> = (params): params is never => params !== undefined;

/** What JSON leaves of a message, as a real wire would. */
function overTheWire(message: unknown): unknown {
  return JSON.parse(JSON.stringify(message));
}
