import { checkChain, EMPTY_CHAIN, nextEntry, type AuditEntry } from '../../src/core/audit-chain.ts';
import type { AuditLog } from '../../src/operator-ports.ts';
import type { PaymentStore } from '../../src/ports.ts';

/** The audit log in memory, beside a store of payments in memory. */
export function memoryAuditLog(store: PaymentStore): AuditLog & { readonly entries: readonly AuditEntry[] } {
  const entries: AuditEntry[] = [];
  const chainOf = (merchantId: string): AuditEntry[] => entries.filter((entry) => entry.chain === merchantId);
  return {
    entries,
    async saveWithRecord(before, after, events, facts, lease) {
      if (!(await store.save(before, after, events, lease))) return null;
      const entry = nextEntry(chainOf(facts.merchantId).at(-1) ?? EMPTY_CHAIN, facts);
      entries.push(entry);
      return entry;
    },
    ofPayment: async (paymentId) => entries.filter((entry) => entry.paymentId === paymentId),
    async check(merchantId) {
      const head = chainOf(merchantId).at(-1);
      const found = await checkChain((async function* read() {
        yield* chainOf(merchantId);
      })(), head ?? EMPTY_CHAIN);
      return { ...found, headHash: head?.hash ?? '' };
    },
  };
}
