/** What a signal asks for. */
export interface StopSignals {
  /** Aborted by the first SIGINT, SIGTERM or SIGHUP. */
  readonly signal: AbortSignal;
  /** Kept when the first comes. */
  readonly asked: Promise<NodeJS.Signals>;
}

/** A terminal and npm both pass Ctrl-C on; what comes this soon after the first is the same one. */
const SAME_WITHIN_MS = 1_000;

/** Listens for the wish to stop; a second one, later than a second after the first, calls `force`. */
export function stopSignals(force: () => void): StopSignals {
  const controller = new AbortController();
  let firstAt: number | undefined;
  let forced = false;
  const asked = new Promise<NodeJS.Signals>((resolve) => {
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(name, () => {
        if (firstAt === undefined) {
          firstAt = Date.now();
          controller.abort(new Error('stopped while it was starting'));
          resolve(name);
        } else if (!forced && Date.now() - firstAt > SAME_WITHIN_MS) {
          forced = true;
          force();
        }
      });
    }
  });
  return { signal: controller.signal, asked };
}
