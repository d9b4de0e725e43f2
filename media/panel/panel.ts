import { openAsker } from '../../src/protocol/channel.js';
import type { HostEvents, PanelRequests, PanelView, Shown } from '../../src/protocol/panel.js';
import type { PanelContext } from './context.js';
import { h } from './dom.js';
import { takeDrops } from './drops.js';
import { checksSection } from './sections/checks.js';
import { evidenceSection } from './sections/evidence.js';
import { exclusionsSection } from './sections/exclusions.js';
import { fixesSection } from './sections/fixes.js';
import { footer } from './sections/footer.js';
import { nextCheckSection } from './sections/nextCheck.js';
import { pasteField } from './sections/pasteField.js';
import { signatureSection } from './sections/signature.js';
import { suspectsSection } from './sections/suspects.js';
import { timeline } from './sections/timeline.js';
import { spokenVerdict, verdict } from './sections/verdict.js';

/** The part of VS Code that a page may talk to. */
export interface HostApi {
  postMessage(message: unknown): void;
  /** Kept over a reload of the window, on disk: what goes in has no secret in it. */
  setState(state: { shown: Shown | null }): void;
}

/** Some answers wait for a person who chooses a file. */
const answerWithinMs = 10 * 60_000;
const messageStaysMs = 5_000;

/** Draws the panel into the page, and draws it again whenever the host has another case. */
export function openPanel(api: HostApi): void {
  const asker = openAsker<PanelRequests, HostEvents>({
    post: (message) => {
      api.postMessage(message);
    },
    after: callLater,
    timeoutMs: answerWithinMs,
  });
  window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    asker.receive(data);
  });

  // Live regions outlive every drawing: one is read out only if it was there before its text.
  const main = h('main');
  const spoken = h('p', { class: 'spoken', 'aria-live': 'polite' });
  const status = h('p', { class: 'status', role: 'status' });
  document.body.append(main, spoken, status);

  let language: string | null = null;
  let stopHiding = (): void => undefined;
  const context: PanelContext = {
    request: asker.request,
    say(message) {
      stopHiding();
      status.textContent = message;
      stopHiding = callLater(messageStaysMs, () => {
        status.textContent = '';
      });
    },
    run(task) {
      task().then(
        (message) => {
          if (message !== null) context.say(message);
        },
        (error: unknown) => {
          context.say(error instanceof Error ? error.message : String(error));
        },
      );
    },
    language: () => language,
    chooseLanguage(chosen) {
      language = chosen;
      context.run(() => asker.request('language/choose', { language: chosen }));
    },
    askForPaste() {
      main.replaceChildren(pasteField(context));
      main.querySelector('textarea')?.focus();
    },
  };

  const show = (view: PanelView, isNew: boolean): void => {
    language = view.language;
    api.setState({ shown: view.shown });
    if (!view.shown) {
      spoken.textContent = '';
      context.askForPaste();
      return;
    }
    main.replaceChildren(...caseSections(view.shown, view, context));
    spoken.textContent = spokenVerdict(view.shown);
    // A case is read from its beginning, unless it is the one before, with the proof that was asked for.
    const proof = isNew ? main.querySelector<HTMLElement>('.proof h3') : null;
    if (proof) proof.scrollIntoView({ block: 'center' });
    else window.scrollTo(0, 0);
    // The control that had the focus is gone with the case before.
    if (isNew) (proof ?? main.querySelector('h1'))?.focus({ preventScroll: true });
  };
  asker.on('view/changed', (view) => {
    show(view, true);
  });
  takeDrops(context);
  context.run(async () => {
    show(await asker.request('panel/ready', null), false);
    return null;
  });
}

/** What happened, what to do, why we say so, what it is not. Where the verdict is open, what settles it stands first. */
function caseSections(shown: Shown, view: PanelView, context: PanelContext): HTMLElement[] {
  const { certainty } = shown.diagnosis;
  const isOpen = certainty === 'suspected' || certainty === 'none';
  const nextCheck = nextCheckSection(shown, context);
  const sections = [
    verdict(shown),
    timeline(shown.diagnosis.times),
    checksSection(view),
    isOpen ? nextCheck : null,
    fixesSection(shown, view.offers, context),
    signatureSection(view, context),
    evidenceSection(shown),
    isOpen ? null : nextCheck,
    suspectsSection(shown),
    exclusionsSection(shown),
    footer(shown, context),
  ];
  return sections.filter((part) => part !== null);
}

function callLater(milliseconds: number, task: () => void): () => void {
  const timer = window.setTimeout(task, milliseconds);
  return () => {
    window.clearTimeout(timer);
  };
}
