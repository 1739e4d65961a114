import { beforeEach } from '@jest/globals';
import { describeLocks, type LocksHarness } from '../contracts/locks.ts';
import { describePaymentStore, type StoreHarness } from '../contracts/payment-store.ts';
import { manualClock } from './manual-clock.ts';
import { memoryPayerSlots, memoryRepeatGuards } from './memory-locks.ts';
import { memoryPaymentStore } from './memory-payment-store.ts';

let harness: StoreHarness & LocksHarness;

beforeEach(() => {
  const clock = manualClock();
  const [store, slots, guards] = [memoryPaymentStore(clock), memoryPayerSlots(clock), memoryRepeatGuards(clock)];
  harness = { store, other: store, slots: [slots, slots], guards: [guards, guards], pass: async (ms) => clock.pass(ms) };
});

describePaymentStore('the memory store', () => harness);
describeLocks('locks in memory', () => harness);
