import type { Dispatcher } from 'undici';
import type { HttpAnswer, HttpRequest, NoAnswerCause, NotSentCause } from './answer.ts';
import { ConnectFailed } from './connect.ts';

type Controller = Dispatcher.DispatchController;

export interface ExchangeLimits {
  readonly connectTimeoutMs: number;
  readonly maxBodyBytes: number;
}

/**
 * One request at undici's lowest level, because only there the moment is visible at which its first byte leaves. Before it, every trouble
 * is `not_sent`; from it on, everything but a whole response is `no_answer`.
 */
export class Exchange implements Dispatcher.DispatchHandler {
  readonly answer: Promise<HttpAnswer>;
  readonly #request: HttpRequest;
  readonly #limits: ExchangeLimits;
  readonly #chunks: Buffer[] = [];
  readonly #onAbort = (): void => this.#stop('aborted', 'aborted');
  #settle: (answer: HttpAnswer) => void = () => undefined;
  #controller: Controller | null = null;
  #timer: NodeJS.Timeout;
  #settled = false;
  #status = 0;
  #contentType = '';
  #bytes = 0;

  constructor(request: HttpRequest, limits: ExchangeLimits) {
    this.#request = request;
    this.#limits = limits;
    this.answer = new Promise((resolve) => {
      this.#settle = resolve;
    });
    this.#timer = setTimeout(() => this.#stop('connect_timeout', 'timeout'), limits.connectTimeoutMs);
    request.signal.addEventListener('abort', this.#onAbort, { once: true });
    if (request.signal.aborted) this.#onAbort();
  }

  /** Whether it ended before it was dispatched. */
  get over(): boolean {
    return this.#settled;
  }

  onRequestStart(controller: Controller): void {
    // A second start would be the library sending again by itself. Aborting here keeps it from writing.
    if (this.#settled || this.#controller !== null) {
      this.#finish({ kind: 'no_answer', cause: 'connection_lost' });
      controller.abort(new Error('over'));
      return;
    }
    // The process may have been stopped for seconds since the caller looked at the clock.
    if (this.#request.leaveBy !== undefined && performance.now() > this.#request.leaveBy) {
      this.#finish({ kind: 'not_sent', cause: 'too_late' });
      controller.abort(new Error('too late'));
      return;
    }
    this.#controller = controller;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#stop('aborted', 'timeout'), this.#request.timeoutMs);
  }

  onResponseStart(_controller: Controller, status: number, headers: Record<string, string | string[] | undefined>): void {
    // 1xx are no answers; the real one follows.
    if (status < 200) return;
    this.#status = status;
    const contentType = headers['content-type'];
    this.#contentType = typeof contentType === 'string' ? contentType : '';
  }

  onResponseData(controller: Controller, chunk: Buffer): void {
    this.#bytes += chunk.length;
    if (this.#bytes > this.#limits.maxBodyBytes) {
      this.#finish({ kind: 'no_answer', cause: 'body_too_large' });
      controller.abort(new Error('body too large'));
      return;
    }
    this.#chunks.push(chunk);
  }

  onResponseEnd(): void {
    this.#finish({ kind: 'response', status: this.#status, contentType: this.#contentType, text: Buffer.concat(this.#chunks).toString('utf8') });
  }

  onResponseError(_controller: Controller, error: Error): void {
    if (this.#controller !== null) return this.#finish({ kind: 'no_answer', cause: lossOf(error) });
    this.#finish({ kind: 'not_sent', cause: error instanceof ConnectFailed ? error.reason : 'closed' });
  }

  #stop(before: NotSentCause, after: NoAnswerCause): void {
    const controller = this.#controller;
    this.#finish(controller === null ? { kind: 'not_sent', cause: before } : { kind: 'no_answer', cause: after });
    controller?.abort(new Error(after));
  }

  #finish(answer: HttpAnswer): void {
    if (this.#settled) return;
    this.#settled = true;
    clearTimeout(this.#timer);
    this.#request.signal.removeEventListener('abort', this.#onAbort);
    this.#settle(answer);
  }
}

function lossOf(error: Error): NoAnswerCause {
  return error.name === 'HTTPParserError' || error.name === 'HeadersOverflowError' ? 'malformed' : 'connection_lost';
}
