import { randomBytes } from 'node:crypto';
import type { CreateDepositClaimRequest__Output } from '@adaigi/contracts/gen/adaigi/deposits/v1/CreateDepositClaimRequest.ts';
import type { Deposit__Output } from '@adaigi/contracts/gen/adaigi/deposits/v1/Deposit.ts';
import type { DepositsServiceDefinition } from '@adaigi/contracts/gen/adaigi/deposits/v1/DepositsService.ts';
import { AdaigiError } from '@adaigi/errors';
import type { GrpcHandlers } from '@adaigi/grpc';

/** Deposits that keep their promises in memory: one claim per transfer, idempotent by key, one world per key. */
export interface FakeDeposits {
  readonly handlers: GrpcHandlers<DepositsServiceDefinition>;
  /** Every claim, replays included. */
  readonly claims: CreateDepositClaimRequest__Output[];
  readonly stored: Map<string, Deposit__Output>;
  readonly assigned: { merchantId: string; walletType: string; label: string }[];
  /** Transfers that are known, by transaction number, with their amount in minor units. */
  readonly transfers: Map<string, string>;
  /** Transaction numbers whose claims wait for a person. */
  readonly suspect: Set<string>;
  walletAvailable: boolean;
  change(id: string, change: Partial<Deposit__Output>): void;
}

const NUMBER = '03001112223';
/** What a business shows. */
const TILL = '0012345678';

export function fakeDeposits(): FakeDeposits {
  const contents = new Map<string, string>();
  const byKey = new Map<string, string>();
  const takenBy = new Map<string, string>();
  const stored = new Map<string, Deposit__Output>();
  const walletTypes = ['easypaisa', 'jazzcash', 'jazzcash_business'].map((type) => ({
    type,
    wallet: type.replace('_business', ''),
    currency: 'PKR',
    numberPattern: type === 'easypaisa' ? '[0-9]{11}' : '[0-9]{10,12}',
    languages: ['en', 'ur'],
    minAmount: { minor: '10000', currency: 'PKR' },
    maxAmount: { minor: '5000000', currency: 'PKR' },
    available: true,
  }));
  const fake: FakeDeposits = {
    claims: [],
    stored,
    assigned: [],
    transfers: new Map(),
    suspect: new Set(),
    walletAvailable: true,
    change: (id, change) => {
      const deposit = stored.get(id);
      if (deposit !== undefined) stored.set(id, { ...deposit, ...change });
    },
    handlers: {
      listWalletTypes: async () => ({ walletTypes: walletTypes.map((type) => ({ ...type, available: fake.walletAvailable })) }),
      async assignWallet({ merchantId, walletType, label }) {
        if (!fake.walletAvailable) throw new AdaigiError('no_wallet_available', 'No receiving wallet is available.');
        fake.assigned.push({ merchantId, walletType, label });
        return { number: walletType === 'jazzcash_business' ? TILL : NUMBER, title: 'Adaigi Test', expiresAt: new Date(Date.now() + 900_000).toISOString(), walletType: walletTypes.find(({ type }) => type === walletType) ?? null };
      },
      async createDepositClaim(request) {
        fake.claims.push(request);
        const key = keyOf(request);
        const content = JSON.stringify([request.walletType, request.label, request.transactionNumber, request.claimedAmount]);
        const known = byKey.get(key);
        if (known !== undefined) {
          if (contents.get(known) !== content) throw new AdaigiError('idempotency_conflict', 'The key was used for another claim.');
          return { deposit: stored.get(known) ?? null, replayed: true };
        }
        const ended = stored.get(request.insteadOf);
        if (ended !== undefined && (ended.reason === 'refused_by_operator' || ownerOf(request.transactionNumber, fake, takenBy) !== undefined)) return { deposit: ended, replayed: true };
        const deposit = newDeposit(request, fake, takenBy);
        stored.set(deposit.id, deposit);
        contents.set(deposit.id, content);
        byKey.set(key, deposit.id);
        return { deposit, replayed: false };
      },
      async getDeposit(request) {
        const deposit = stored.get(request.depositId === '' ? (byKey.get(keyOf(request)) ?? '') : request.depositId);
        if (deposit?.merchantId !== request.merchantId || deposit.mode !== request.mode) throw new AdaigiError('not_found', 'There is no such deposit.');
        return { deposit };
      },
      listDeposits: async ({ merchantId }) => ({ deposits: [...stored.values()].filter((deposit) => deposit.merchantId === merchantId), nextCursor: '' }),
      recordTransfer: async ({ transfer }) => {
        fake.transfers.set(transfer?.transactionNumber ?? '', transfer?.amount?.minor ?? '0');
        return { known: false, contradicts: false, depositId: '' };
      },
    },
  };
  return fake;
}

function keyOf({ merchantId, mode, dialect, idempotencyKey }: { merchantId: string; mode: string; dialect: string; idempotencyKey: string }): string {
  return [merchantId, mode, dialect, idempotencyKey].join(' ');
}

/** A claim that ended with nothing leaves its transfer to others. */
function ownerOf(number: string, { stored }: FakeDeposits, takenBy: Map<string, string>): string | undefined {
  const owner = takenBy.get(number);
  const state = stored.get(owner ?? '')?.state;
  return state === 'DEPOSIT_STATE_REFUSED' || state === 'DEPOSIT_STATE_EXPIRED' ? undefined : owner;
}

function newDeposit(request: CreateDepositClaimRequest__Output, fake: FakeDeposits, takenBy: Map<string, string>): Deposit__Output {
  const { policy: _policy, idempotencyKey: _key, insteadOf: _ended, claimedAmount, ...claim } = request;
  const id = `dep_${randomBytes(16).toString('hex')}`;
  const number = claim.transactionNumber;
  const minor = fake.transfers.get(number);
  const owner = ownerOf(number, fake, takenBy);
  if (owner === undefined) takenBy.set(number, id);
  const state =
    owner === undefined
      ? fake.suspect.has(number)
        ? 'DEPOSIT_STATE_PENDING'
        : minor === undefined
          ? 'DEPOSIT_STATE_POSSIBLE'
          : 'DEPOSIT_STATE_CREDITED'
      : 'DEPOSIT_STATE_REFUSED';
  const now = new Date().toISOString();
  return {
    ...claim,
    id,
    state,
    reason: owner === undefined ? '' : 'already_claimed',
    ...(claimedAmount ? { claimedAmount } : {}),
    ...(minor === undefined || owner !== undefined ? {} : { amount: { minor, currency: 'PKR' } }),
    receivingNumber: NUMBER,
    senderNumber: '03139471223',
    transferredAt: now,
    createdAt: now,
    updatedAt: now,
    expiresAt: new Date(Date.now() + 86_400_000).toISOString(),
    settledAt: state === 'DEPOSIT_STATE_CREDITED' ? now : '',
    version: '1',
    transferNumber: '4819603',
  };
}
