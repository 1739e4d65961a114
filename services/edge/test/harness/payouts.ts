import { randomBytes } from 'node:crypto';
import type { CreatePayoutRequest__Output } from '@adaigi/contracts/gen/adaigi/payments/v1/CreatePayoutRequest.ts';
import type { Payout__Output } from '@adaigi/contracts/gen/adaigi/payments/v1/Payout.ts';
import type { PayoutsServiceDefinition } from '@adaigi/contracts/gen/adaigi/payments/v1/PayoutsService.ts';
import { AdaigiError } from '@adaigi/errors';
import type { GrpcHandlers } from '@adaigi/grpc';

/** Payouts that keep their promises in memory: idempotent by key, conflicts, one world per key, a balance that is spent. */
export interface FakePayouts {
  readonly handlers: GrpcHandlers<PayoutsServiceDefinition>;
  /** Every create request, replays included. */
  readonly creates: CreatePayoutRequest__Output[];
  readonly stored: Map<string, Payout__Output>;
  /** What is left, in minor units. */
  balanceMinor: bigint;
  /** Runs before a create is stored; throw to refuse. */
  beforeCreate: (request: CreatePayoutRequest__Output) => void | Promise<void>;
  change(id: string, change: Partial<Payout__Output>): void;
}

export function fakePayouts(): FakePayouts {
  const contents = new Map<string, string>();
  const byKey = new Map<string, string>();
  const stored = new Map<string, Payout__Output>();
  const fake: FakePayouts = {
    creates: [],
    stored,
    balanceMinor: 10n ** 15n,
    beforeCreate: () => undefined,
    change: (id, change) => {
      const payout = stored.get(id);
      if (payout !== undefined) stored.set(id, { ...payout, ...change });
    },
    handlers: {
      async createPayout(request) {
        fake.creates.push(request);
        await fake.beforeCreate(request);
        const key = keyOf(request);
        const content = JSON.stringify({ ...request, metadata: Object.entries(request.metadata).toSorted(([a], [b]) => a.localeCompare(b)) });
        const id = byKey.get(key);
        if (id !== undefined) {
          if (contents.get(id) !== content) throw new AdaigiError('idempotency_conflict', 'The key was used for another payout.');
          return { payout: stored.get(id) ?? null, replayed: true };
        }
        const minor = BigInt(request.amount?.minor ?? 0);
        const isCovered = minor <= fake.balanceMinor;
        if (!isCovered && !request.waitsForFunds) throw new AdaigiError('insufficient_balance', 'The balance does not cover it.');
        if (isCovered) fake.balanceMinor -= minor;
        const payout = newPayout(request);
        stored.set(payout.id, payout);
        contents.set(payout.id, content);
        byKey.set(key, payout.id);
        return { payout, replayed: false };
      },
      async getPayout(request) {
        const payout = stored.get(request.payoutId === '' ? (byKey.get(keyOf(request)) ?? '') : request.payoutId);
        if (payout?.merchantId !== request.merchantId || payout.mode !== request.mode) throw new AdaigiError('not_found', 'There is no such payout.');
        return Promise.resolve({ payout });
      },
      async listPayouts(request) {
        const own = [...stored.values()].filter((payout) => payout.merchantId === request.merchantId && payout.mode === request.mode).toReversed();
        const from = request.cursor === '' ? 0 : Number(request.cursor);
        const nextCursor = from + request.limit < own.length ? String(from + request.limit) : '';
        return Promise.resolve({ payouts: own.slice(from, from + request.limit), nextCursor });
      },
    },
  };
  return fake;
}

function keyOf({ merchantId, mode, dialect, idempotencyKey }: { merchantId: string; mode: string; dialect: string; idempotencyKey: string }): string {
  return [merchantId, mode, dialect, idempotencyKey].join(' ');
}

function newPayout({ idempotencyKey: _key, ...request }: CreatePayoutRequest__Output): Payout__Output {
  const now = new Date();
  return {
    ...request,
    id: `po_${randomBytes(16).toString('hex')}`,
    fee: { minor: '100', currency: 'PKR' },
    state: 'PAYOUT_STATE_HELD',
    attempts: [],
    needsOperator: false,
    createdAt: now.toISOString(),
    updatedAt: now.toISOString(),
    expiresAt: request.expiresAt === '' ? new Date(now.getTime() + 3_600_000).toISOString() : request.expiresAt,
    settledAt: '',
    version: '1',
    reversed: false,
  };
}
