import { hasShape, isBoolean, isNumber, isOneOf, isString, type Shape } from './shape.js';

/** Method → what it is asked with and what it answers. */
export type Requests<R> = { readonly [M in keyof R]: { params: unknown; result: unknown } };

/** Puts one message on the wire; what comes from the other side is given to `receive`. */
export type Post = (message: unknown) => void;

/** Runs a task after a time; the answer calls it off. */
export type After = (milliseconds: number, task: () => void) => () => void;

/** For every method: which params it accepts, and its answer. */
export type Handlers<R extends Requests<R>> = {
  readonly [M in keyof R]: {
    readonly accepts: Shape<R[M]['params']>;
    readonly answer: (params: R[M]['params']) => Promise<R[M]['result']>;
  };
};

/** The end that asks, and listens for events. */
export interface Asker<R extends Requests<R>, E> {
  /** Ends in every case: with the reply, with its rejection, after the time limit, or with `dispose`. */
  readonly request: <M extends keyof R & string>(
    method: M,
    params: R[M]['params'],
  ) => Promise<R[M]['result']>;
  readonly on: <N extends keyof E & string>(event: N, listener: (data: E[N]) => void) => void;
  readonly receive: (message: unknown) => void;
  readonly dispose: () => void;
}

/** The end that answers, and tells of events. */
export interface Answerer<E> {
  readonly emit: <N extends keyof E & string>(event: N, data: E[N]) => void;
  readonly receive: (message: unknown) => void;
  readonly dispose: () => void;
}

type Message =
  | { kind: 'request'; id: number; method: string; params: unknown }
  | { kind: 'reply'; id: number; ok: boolean; result?: unknown; message?: string }
  | { kind: 'event'; event: string; data: unknown };

interface Pending {
  settle(result: unknown): void;
  fail(error: Error): void;
  stopTimer(): void;
}

/** Opens the asking end. A request without a reply after `timeoutMs` is rejected. */
export function openAsker<R extends Requests<R>, E>(options: {
  post: Post;
  after: After;
  timeoutMs: number;
}): Asker<R, E> {
  const pending = new Map<number, Pending>();
  const listeners = new Map<string, ((data: unknown) => void)[]>();
  let nextId = 1;
  let isOpen = true;

  const take = (id: number): Pending | undefined => {
    const request = pending.get(id);
    pending.delete(id);
    request?.stopTimer();
    return request;
  };

  return {
    request<M extends keyof R & string>(method: M, params: R[M]['params']) {
      return new Promise<R[M]['result']>((resolve, reject) => {
        if (!isOpen) {
          reject(new Error(`Channel closed: ${method}`));
          return;
        }
        const id = nextId++;
        const stopTimer = options.after(options.timeoutMs, () => {
          take(id)?.fail(new Error(`No answer within ${options.timeoutMs / 1000} s: ${method}`));
        });
        pending.set(id, {
          // The method that was asked decides the type of its result: both ends share one map.
          settle: resolve,
          fail: reject,
          stopTimer,
        });
        options.post({ kind: 'request', id, method, params } satisfies Message);
      });
    },
    on<N extends keyof E & string>(event: N, listener: (data: E[N]) => void) {
      const known = listeners.get(event) ?? [];
      listeners.set(event, [
        ...known,
        (data) => {
          listener(data as E[N]);
        },
      ]);
    },
    receive(message) {
      if (!isOpen) return;
      if (isReply(message)) {
        const request = take(message.id);
        if (message.ok) request?.settle(message.result);
        else request?.fail(new Error(message.message ?? 'Failed without a reason'));
      } else if (isEvent(message)) {
        for (const listener of listeners.get(message.event) ?? []) listener(message.data);
      }
    },
    dispose() {
      isOpen = false;
      for (const id of [...pending.keys()]) take(id)?.fail(new Error('Channel closed'));
    },
  };
}

/**
 * Opens the answering end. What arrives is treated as unknown: a method that isn't there and params of another form
 * get an error for an answer, and `onProblem` hears of both and of every handler that fails.
 */
export function openAnswerer<R extends Requests<R>, E>(options: {
  post: Post;
  handlers: Handlers<R>;
  onProblem: (method: string, error: Error) => void;
}): Answerer<E> {
  let isOpen = true;
  const post = (message: Message): void => {
    if (isOpen) options.post(message);
  };

  const answer = async (method: string, params: unknown): Promise<unknown> => {
    if (!isMethod(options.handlers, method)) throw new Error(`Unknown method: ${method}`);
    const handler = options.handlers[method];
    if (!handler.accepts(params)) throw new Error(`Params of another form: ${method}`);
    return handler.answer(params);
  };

  return {
    emit(event, data) {
      post({ kind: 'event', event, data });
    },
    receive(message) {
      if (!isOpen || !isRequest(message)) return;
      const { id, method } = message;
      answer(method, message.params).then(
        (result) => {
          post({ kind: 'reply', id, ok: true, result });
        },
        (reason: unknown) => {
          const error = reason instanceof Error ? reason : new Error(String(reason));
          options.onProblem(method, error);
          post({ kind: 'reply', id, ok: false, message: error.message });
        },
      );
    },
    dispose() {
      isOpen = false;
    },
  };
}

function isMethod<R extends Requests<R>>(handlers: Handlers<R>, method: string): method is keyof R & string {
  return Object.hasOwn(handlers, method);
}

const isRequestShape = hasShape({ kind: isOneOf('request'), id: isNumber, method: isString });
const isReplyShape = hasShape({ kind: isOneOf('reply'), id: isNumber, ok: isBoolean });
const isEventShape = hasShape({ kind: isOneOf('event'), event: isString });

function isRequest(message: unknown): message is Message & { kind: 'request' } {
  return isRequestShape(message);
}

function isReply(message: unknown): message is Message & { kind: 'reply' } {
  return isReplyShape(message) && (!('message' in message) || isString(message.message));
}

function isEvent(message: unknown): message is Message & { kind: 'event' } {
  return isEventShape(message);
}
