import type { Runtime } from '../runtime.ts';

/** A kind of thread: it is given `D` at its start, is told `I` and answers `O`. All of it is cloned on its way. Both ends name it, so that they agree. */
export interface ThreadKind<D, I, O> {
  /** For log lines. */
  readonly label: string;
  /** The module that calls `runThread` with this kind. */
  readonly file: URL;
  /** For the compiler alone. */
  readonly types?: readonly [D, I, O];
}

/** What a thread has to know to speak as the process that it belongs to. */
export interface Identity {
  readonly name: string;
  readonly env: Runtime['env'];
  readonly instance: string;
  readonly logLevel: string;
}

/** What a thread is given at its start. */
export interface ThreadStart {
  readonly identity: Identity;
  readonly data: unknown;
}

/** What a thread is told. */
export type ToThread = { readonly kind: 'message'; readonly message: unknown } | { readonly kind: 'stop' };

export function identityOf({ name, env, instance, log }: Runtime): Identity {
  return { name, env, instance, logLevel: log.level };
}
