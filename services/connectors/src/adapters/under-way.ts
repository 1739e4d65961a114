/** The calls that a stop waits for: a charge that has left should have its answer recorded. */
export interface CallsUnderWay {
  track<T>(work: Promise<T>): Promise<T>;
  /** Resolves when all are done or the time is over; says how many were not. */
  drain(deadlineMs: number): Promise<number>;
}

export function callsUnderWay(): CallsUnderWay {
  const calls = new Set<Promise<unknown>>();
  return {
    async track(work) {
      calls.add(work);
      try {
        return await work;
      } finally {
        calls.delete(work);
      }
    },
    async drain(deadlineMs) {
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, deadlineMs);
      });
      await Promise.race([Promise.allSettled(calls), late]);
      clearTimeout(timer);
      return calls.size;
    },
  };
}
