/** Takes back what was scheduled; does nothing once it has happened. */
export type Cancel = () => void;

/** Virtual time: nothing happens but what is scheduled, one thing at a time, in the order of its time. */
export interface Scheduler {
  nowMs(): number;
  /** @param act - returns false when no asynchronous code can have been resumed, which saves a turn. */
  after(ms: number, act: () => false | void): Cancel;
  /** Runs until the condition holds or the time has come; false for the latter. The condition is asked once a virtual second. */
  runUntil(condition: () => boolean, limitMs: number): Promise<boolean>;
  /** Things that have happened. */
  steps(): number;
}

interface Planned {
  readonly atMs: number;
  readonly order: number;
  act: (() => false | void) | null;
}

const CHECK_EVERY_MS = 1_000;
/** The simulated world goes on and on without coming to rest. */
export class RunsInACircle extends Error {}

/** A hundred times what a seed needs: whoever gets here runs in a circle. */
const MOST_STEPS = 400_000;

/** A turn of the event loop: when it is over, every promise that could go on has done so. No time is read or waited for. */
const allSettled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

export function createScheduler(): Scheduler {
  const heap: Planned[] = [];
  let now = 0;
  let order = 0;
  let steps = 0;
  return {
    nowMs: () => now,
    steps: () => steps,
    after(ms, act) {
      const planned: Planned = { atMs: now + Math.max(0, Math.round(ms)), order: (order += 1), act };
      push(heap, planned);
      return () => {
        planned.act = null;
      };
    },
    async runUntil(condition, limitMs) {
      let checkAtMs = now + CHECK_EVERY_MS;
      for (let next = heap[0]; next !== undefined && next.atMs <= limitMs; next = heap[0]) {
        if (next.atMs >= checkAtMs) {
          if (condition()) return true;
          checkAtMs = next.atMs + CHECK_EVERY_MS;
        }
        pop(heap);
        now = next.atMs;
        const { act } = next;
        next.act = null;
        if (act === null) continue;
        steps += 1;
        if (steps > MOST_STEPS) throw new RunsInACircle();
        if (act() !== false) await allSettled();
      }
      now = Math.max(now, limitMs);
      return condition();
    },
  };
}

function isBefore(a: Planned, b: Planned): boolean {
  return a.atMs < b.atMs || (a.atMs === b.atMs && a.order < b.order);
}

function push(heap: Planned[], planned: Planned): void {
  let index = heap.push(planned) - 1;
  while (index > 0) {
    const above = (index - 1) >> 1;
    const parent = heap[above];
    if (parent === undefined || !isBefore(planned, parent)) break;
    heap[index] = parent;
    index = above;
  }
  heap[index] = planned;
}

function pop(heap: Planned[]): void {
  const last = heap.pop();
  if (last === undefined || heap.length === 0) return;
  let index = 0;
  for (;;) {
    let below = 2 * index + 1;
    let child = heap[below];
    if (child === undefined) break;
    const right = heap[below + 1];
    if (right !== undefined && isBefore(right, child)) {
      below += 1;
      child = right;
    }
    if (!isBefore(child, last)) break;
    heap[index] = child;
    index = below;
  }
  heap[index] = last;
}
