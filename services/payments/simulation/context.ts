import { createHash } from 'node:crypto';
import type { Plan } from './plan.ts';
import type { Random } from './random.ts';
import type { Scheduler } from './scheduler.ts';

/** A broken invariant, by its name and number in the README. */
export interface Violation {
  readonly invariant: string;
  readonly text: string;
}

/** What every part of one simulated world shares. */
export interface Context {
  readonly scheduler: Scheduler;
  readonly random: Random;
  readonly plan: Plan;
  readonly violations: Violation[];
  /** True from the moment at which all faults have ended. */
  healed: boolean;
  /** Whether a fault of a probability happens now; never after the healing. */
  fault(probability: number): boolean;
  note(who: string, what: string): void;
  violate(invariant: string, text: string): void;
  /** Digest of everything noted, the whole story of the seed. */
  hash(): string;
  readonly lines: readonly string[];
}

/** Midnight of virtual time. */
export const EPOCH_MS = Date.UTC(2026, 0, 1);

/** @param keepLines - for a readable history; otherwise only its digest is kept. */
export function createContext(scheduler: Scheduler, random: Random, plan: Plan, keepLines: boolean): Context {
  const digest = createHash('sha256');
  const lines: string[] = [];
  const violations: Violation[] = [];
  let unhashed = '';
  const context: Context = {
    scheduler,
    random,
    plan,
    violations,
    lines,
    healed: false,
    fault: (probability) => !context.healed && random.chance(probability),
    note(who, what) {
      const line = `${(scheduler.nowMs() / 1000).toFixed(3).padStart(8)}  ${who.padEnd(14)} ${what}`;
      if (keepLines) lines.push(line);
      unhashed += line;
      if (unhashed.length < 8_192) return;
      digest.update(unhashed);
      unhashed = '';
    },
    violate(invariant, text) {
      context.note('CHECK', `${invariant}: ${text}`);
      violations.push({ invariant, text });
    },
    hash: () => digest.copy().update(unhashed).digest('hex').slice(0, 16),
  };
  return context;
}
