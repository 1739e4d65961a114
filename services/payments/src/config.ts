import { blocks, connectorPeers, field, load, peer, type Environment } from '@adaigi/config';

const MINUTE_MS = 60_000;

/** Everything the service can be told, with its defaults. Times in milliseconds. */
export function readConfig(environment: Environment) {
  return load(environment, {
    service: blocks.service,
    kafka: blocks.kafka,
    mongo: blocks.mongo,
    grpc: blocks.grpc,
    peers: { ledger: peer('ledger'), merchants: peer('merchants'), risk: peer('risk'), routing: peer('routing'), connectors: connectorPeers },
    masterKey: field.secret('ADAIGI_MASTER_KEY'),
    idSecret: field.secret('ADAIGI_ID_SECRET', { minBytes: 16 }),
    /** How long a payment may look for its end when the merchant does not say. */
    timeToLiveMs: field.int('ADAIGI_PAYMENT_TTL_MS', { default: 15 * MINUTE_MS, min: 1_000 }),
    /** How long a payout may look for its end when the merchant does not say. */
    payoutTimeToLiveMs: field.int('ADAIGI_PAYOUT_TTL_MS', { default: 60 * MINUTE_MS, min: 1_000 }),
    /** The same for a payout whose merchant lets it wait until the balance covers it. */
    payoutFundsWaitMs: field.int('ADAIGI_PAYOUT_FUNDS_WAIT_MS', { default: 24 * 60 * MINUTE_MS, min: 1_000 }),
    /** How long after its success a provider is asked whether it took a payout back: ascending, comma separated; `0` never asks. */
    lookBackMs: field.list('ADAIGI_PAYOUT_LOOK_BACK_MS', { default: ['3600000', '86400000', '259200000'], itemPattern: /^\d{1,10}$/ }),
    /** How long a merchant's user is shown the same receiving wallet. */
    walletShownForMs: field.int('ADAIGI_WALLET_SHOWN_FOR_MS', { default: 30 * MINUTE_MS, min: 1_000 }),
    /** Claims without a transfer that one user may have open. */
    maxPossibleDeposits: field.int('ADAIGI_MAX_POSSIBLE_DEPOSITS', { default: 10, min: 1 }),
    /** A transfer that is older than this when it is claimed is left to a person. */
    oldTransferMs: field.int('ADAIGI_OLD_TRANSFER_MS', { default: 72 * 60 * MINUTE_MS, min: 1_000 }),
    /** When a claim or a transfer that a crash left half done is looked at. */
    depositRepairMs: field.int('ADAIGI_DEPOSIT_REPAIR_MS', { default: 5_000, min: 10 }),
    /** How long a transfer feed rests between two looks. */
    feedEveryMs: field.int('ADAIGI_FEED_EVERY_MS', { default: 1_000, min: 50 }),
    /** A file of wallet types instead of those that come with the service. */
    walletTypesFile: field.text('ADAIGI_WALLET_TYPES', { default: null }),
    /** Receiving wallets that must exist: a JSON array of objects with mode, walletType, number, title and channel. */
    receivingWallets: field.text('ADAIGI_RECEIVING_WALLETS', { default: '[]' }),
    /** How long a step without a provider call may take. */
    stepLeaseMs: field.int('ADAIGI_STEP_LEASE_MS', { default: 15_000, min: 500 }),
    /** What lease and first inquiry stay behind the longest charge; the deadline of the call itself lies half-way. */
    marginMs: field.int('ADAIGI_LEASE_MARGIN_MS', { default: 8_000, min: 100 }),
    /** A request that has not left this long after its intent must not leave any more. */
    sendWindowMs: field.int('ADAIGI_SEND_WINDOW_MS', { default: 10_000, min: 100 }),
    /** How long a payment waits for a slot, a channel, risk or routing before it looks again. */
    waitMs: field.int('ADAIGI_WAIT_MS', { default: 2_000, min: 10 }),
    /** What that wait grows to: an eighth of the age of what waits, at most this. */
    longestWaitMs: field.int('ADAIGI_LONGEST_WAIT_MS', { default: 30_000, min: 10 }),
    maxSentAttempts: field.int('ADAIGI_MAX_SENT_ATTEMPTS', { default: 3, min: 1, max: 10 }),
    maxAttempts: field.int('ADAIGI_MAX_ATTEMPTS', { default: 12, min: 1, max: 50 }),
    maxRefundTries: field.int('ADAIGI_MAX_REFUND_TRIES', { default: 10, min: 1, max: 100 }),
    refundRetryMs: field.int('ADAIGI_REFUND_RETRY_MS', { default: 30_000, min: 10 }),
    /** Payments under way at once, charges that wait for their payer included. */
    concurrency: field.int('ADAIGI_PAYMENTS_CONCURRENCY', { default: 1_000, min: 1, max: 5_000 }),
    /** Of these, payments that are between two provider calls, using the database and our own services. */
    stepsAtOnce: field.int('ADAIGI_PAYMENTS_STEPS_AT_ONCE', { default: 48, min: 1, max: 1_000 }),
    sweepEveryMs: field.int('ADAIGI_SWEEP_EVERY_MS', { default: 1_000, min: 10 }),
    sweepDelayMs: field.int('ADAIGI_SWEEP_DELAY_MS', { default: 500, min: 0 }),
  });
}

/** As numbers, ascending; `0` is no time at which to look. */
export function lookBackTimes(items: readonly string[]): readonly number[] {
  return items.map(Number).filter((ms) => ms > 0).toSorted((a, b) => a - b);
}

/** Waits before the n-th repeat of what never left: another channel at once, then longer each time. */
export const NOT_SENT_BACKOFF_MS = [0, 1_000, 2_000, 4_000, 8_000, 15_000] as const;

/** Nobody waits with a phone in hand for a payout: what never left is tried until its time is over. */
export const PAYOUT_RETRY = { maxAttempts: 200, backoffMs: [0, 1_000, 5_000, 15_000, 30_000] } as const;
