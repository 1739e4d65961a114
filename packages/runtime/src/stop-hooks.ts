import type { Logger } from 'pino';

interface Hook {
  readonly label: string;
  readonly stop: () => Promise<void>;
}

/** What must happen before the process may end, in the reverse order of how it was built up. */
export class StopHooks {
  readonly #hooks: Hook[] = [];

  add(label: string, stop: () => Promise<void>): void {
    this.#hooks.push({ label, stop });
  }

  /** Runs every hook, also after one has failed. False when one did. */
  async run(log: Logger): Promise<boolean> {
    let clean = true;
    for (let hook = this.#hooks.pop(); hook !== undefined; hook = this.#hooks.pop()) {
      try {
        await hook.stop();
        log.debug({ hook: hook.label }, 'stopped');
      } catch (error) {
        clean = false;
        log.error({ hook: hook.label, err: error }, 'stop hook failed');
      }
    }
    return clean;
  }
}
