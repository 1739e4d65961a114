import type { Clock, PayerSlot, PayerSlots, RepeatGuards } from '../../src/ports.ts';

/** Payer slots in memory. */
export function memoryPayerSlots(clock: Clock): PayerSlots & { holder(payerKey: string): string | null } {
  const slots = new Map<string, PayerSlot & { untilMs: number }>();
  const live = (payerKey: string): (PayerSlot & { untilMs: number }) | undefined => {
    const slot = slots.get(payerKey);
    return slot === undefined || slot.untilMs < clock.now().getTime() ? undefined : slot;
  };
  return {
    holder: (payerKey) => live(payerKey)?.paymentId ?? null,
    async take(slot, holdMs) {
      const held = live(slot.payerKey);
      if (held !== undefined && held.paymentId !== slot.paymentId) return false;
      const untilMs = clock.now().getTime() + holdMs;
      slots.set(slot.payerKey, { ...slot, version: Math.max(slot.version, held?.version ?? 0), untilMs: Math.max(untilMs, held?.untilMs ?? 0) });
      return true;
    },
    async free({ payerKey, paymentId, version }) {
      const held = slots.get(payerKey);
      if (held?.paymentId === paymentId && held.version < version) slots.delete(payerKey);
    },
  };
}

/** Repeat guards in memory. */
export function memoryRepeatGuards(clock: Clock): RepeatGuards {
  const guards = new Map<string, { paymentId: string; sinceMs: number; untilMs: number }>();
  const hold = (id: string, paymentId: string, windowS: number): void => {
    const nowMs = clock.now().getTime();
    guards.set(id, { paymentId, sinceMs: nowMs, untilMs: nowMs + windowS * 1000 });
  };
  return {
    async claim(merchantId, key, paymentId, windowS) {
      const id = `${merchantId}:${key}`;
      const held = guards.get(id);
      if (held !== undefined && held.untilMs >= clock.now().getTime()) return { paymentId: held.paymentId, heldMs: clock.now().getTime() - held.sinceMs };
      hold(id, paymentId, windowS);
      return { paymentId, heldMs: 0 };
    },
    async takeOver(merchantId, key, from, paymentId, windowS) {
      const id = `${merchantId}:${key}`;
      if (guards.get(id)?.paymentId !== from) return false;
      hold(id, paymentId, windowS);
      return true;
    },
  };
}
