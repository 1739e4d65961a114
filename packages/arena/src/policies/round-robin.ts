import type { PolicyFactory } from '../policy.ts';

/** Each channel in turn; one that may not be used is passed over. */
export const roundRobin: PolicyFactory = {
  name: 'round-robin',
  create(channels) {
    const ids = channels.map(({ id }) => id);
    let last = -1;
    return {
      choose({ candidates }) {
        for (;;) {
          last = (last + 1) % ids.length;
          const found = candidates.find(({ id }) => id === ids[last]);
          if (found !== undefined) return { channel: found.id, probability: 1 };
        }
      },
      learn() {
        // It goes round whatever happens.
      },
    };
  },
};
