import type { Booked, Booking } from '../core/booking.ts';

/** One thing at a time; bookings that wait go together. */
export interface Queue {
  submit(bookings: readonly Booking[]): Promise<readonly Booked[]>;
  /** Runs when nothing else does, before bookings that wait. */
  alone(work: () => Promise<void>): Promise<void>;
}

interface Submission {
  readonly bookings: readonly Booking[];
  readonly resolve: (booked: readonly Booked[]) => void;
  readonly reject: (error: unknown) => void;
}

const maxBookings = 200;

export function openQueue(commit: (bookings: readonly Booking[]) => Promise<readonly Booked[]>): Queue {
  const works: (() => Promise<void>)[] = [];
  let waiting: Submission[] = [];
  let busy = false;

  async function drain(): Promise<void> {
    if (busy) return;
    busy = true;
    for (;;) {
      const work = works.shift();
      if (work !== undefined) await work();
      else if (waiting.length > 0) await commitBatch(takeBatch());
      else break;
    }
    busy = false;
  }

  function takeBatch(): readonly Submission[] {
    let bookings = 0;
    let count = 0;
    for (const submission of waiting) {
      if (count > 0 && bookings + submission.bookings.length > maxBookings) break;
      bookings += submission.bookings.length;
      count += 1;
    }
    const batch = waiting.slice(0, count);
    waiting = waiting.slice(count);
    return batch;
  }

  async function commitBatch(batch: readonly Submission[]): Promise<void> {
    try {
      const booked = await commit(batch.flatMap(({ bookings }) => bookings));
      let from = 0;
      for (const { bookings, resolve } of batch) {
        resolve(booked.slice(from, from + bookings.length));
        from += bookings.length;
      }
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  }

  return {
    submit: (bookings) =>
      new Promise((resolve, reject) => {
        waiting.push({ bookings, resolve, reject });
        void drain();
      }),
    alone: (work) =>
      new Promise((resolve, reject) => {
        works.push(() => work().then(resolve, reject));
        void drain();
      }),
  };
}
