import type { Logger } from 'pino';
import type { Registry } from 'prom-client';

/** What `main.ts` wires a service with, and what the shared packages hang themselves on. */
export interface Runtime {
  /** Name of the process, for example `connectors-jazzcash`. */
  readonly name: string;
  readonly env: 'development' | 'test' | 'production';
  /** Unique per process run: name, pid and a random part. */
  readonly instance: string;
  readonly log: Logger;
  readonly metrics: Registry;
  /** Registers what must be stopped; run in reverse order of registration. */
  onStop(label: string, stop: () => Promise<void>): void;
  /** Registers what `/readyz` asks. Peers are not asked: one service that is away must not take others out of traffic. */
  readiness(label: string, check: () => Promise<void>): void;
  /** The process cannot do its work any more: logs why, stops in order and exits non-zero, so that whoever runs it starts it again. */
  fail(why: string, error?: unknown): void;
}
