/** One thing that must work before the process should get traffic; it rejects while it does not. */
export type Check = () => Promise<void>;

/** A check that does not answer by then has failed. */
const CHECK_DEADLINE_MS = 2000;

export interface ReadinessReport {
  readonly ready: boolean;
  /** `ok`, or the name of the error; its text may hold addresses. */
  readonly checks: Readonly<Record<string, string>>;
}

/** Whether the process is started, not stopping, and everything it named works. */
export class Readiness {
  readonly #checks = new Map<string, Check>();
  #open = false;

  add(label: string, check: Check): void {
    this.#checks.set(label, check);
  }

  open(): void {
    this.#open = true;
  }

  close(): void {
    this.#open = false;
  }

  async report(): Promise<ReadinessReport> {
    const results = await Promise.all([...this.#checks].map(async ([label, check]) => [label, await outcomeOf(check)] as const));
    const checks = { started: this.#open ? 'ok' : 'no', ...Object.fromEntries(results) };
    return { ready: Object.values(checks).every((result) => result === 'ok'), checks };
  }
}

async function outcomeOf(check: Check): Promise<string> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<string>((resolve) => {
    timer = setTimeout(resolve, CHECK_DEADLINE_MS, 'timeout');
  });
  const run = check().then(
    () => 'ok',
    (error: unknown) => (error instanceof Error ? error.name : 'error'),
  );
  try {
    return await Promise.race([run, deadline]);
  } finally {
    clearTimeout(timer);
  }
}
