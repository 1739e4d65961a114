import type { DrivenOrder } from '../client/drive-order.ts';
import type { ChaosInbox } from '../world/inbox.ts';
import type { Strikes } from '../world/strikes.ts';
import type { Unrest } from './quiet.ts';

/** A line every few seconds that says what goes on. */
export interface Progress {
  phase(name: string): void;
  unrest(unrest: Unrest): void;
  stop(): void;
}

export interface ProgressOptions {
  readonly seed: number;
  readonly payments: number;
  readonly strikes: Strikes;
  readonly driven: readonly DrivenOrder[];
  readonly inbox: ChaosInbox;
  readonly down: () => readonly string[];
  /** What has begun beside payments, by kind. */
  readonly operations: () => Readonly<Record<string, number>>;
  readonly say: (line: string) => void;
}

const EVERY_MS = 5_000;

export function createProgress({ seed, payments, strikes, driven, inbox, down, operations, say }: ProgressOptions): Progress {
  const startedAt = performance.now();
  let phase = 'sending';
  let left: Unrest | undefined;

  const tell = (): void => {
    const seconds = ((performance.now() - startedAt) / 1_000).toFixed(0).padStart(4);
    const answered = driven.filter(({ sent }) => sent).length;
    const faults = [...strikes.counts()].map(([kind, count]) => `${kind} ${count}`).join(', ');
    const absent = down();
    const beside = Object.entries(operations()).map(([kind, count]) => `, ${count} ${kind}`).join('');
    const waiting = left === undefined ? '' : `; left: ${left.payments} payments, ${left.outboxes} outboxes, ${left.callbacks} callbacks, ${left.notifications} notifications${left.mixed === 0 ? '' : `, ${left.mixed} of payouts, deposits and books`}, lag ${left.lag ?? '?'}${left.behind.map((each) => ` (${each})`).join('')}`;
    say(`[${seconds} s] seed ${seed}, ${phase}: ${driven.length}/${payments} sent, ${answered} answered, ${inbox.ended.size} ended, ${inbox.received.length} callbacks${beside}; ${faults}${absent.length > 0 ? `; struck now: ${absent.join(', ')}` : ''}${waiting}`);
  };
  const timer = setInterval(tell, EVERY_MS);
  return {
    phase: (name) => {
      phase = name;
      tell();
    },
    unrest: (unrest) => {
      left = unrest;
    },
    stop: () => {
      clearInterval(timer);
      tell();
    },
  };
}
