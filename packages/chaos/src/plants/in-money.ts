import { mixedProfile } from '../mix/profile.ts';
import type { MixProfile } from '../plan/mix-profile.ts';
import { patch, type Plant } from './plant.ts';
import type { PlantProfile } from './profiles.ts';

const PAYOUTS = 'services/payments/src/usecases/payouts';
const LEDGER = 'services/ledger/src';
const PROVIDERS = 'services/connectors/src/providers';

/** A short run of everything that moves money; claims whose money never comes would only make it longer. */
function mixed(changes: Partial<MixProfile>, rest: PlantProfile = {}): PlantProfile {
  const { mix } = mixedProfile(160, 0.3);
  if (mix === null) throw new Error('a mixed profile without its mix');
  return { payments: 40, ...rest, mix: { ...mix, neverSent: 0, ...changes } };
}

/** Bugs in payouts, deposits and the books. */
export const IN_MONEY: readonly Plant[] = [
  {
    name: 'payout-before-hold',
    what: 'a payout is sent while the ledger is still asked to set its money aside',
    service: 'payments',
    patches: [
      patch(
        `${PAYOUTS}/hold-payout.ts`,
        'const answer = await ledger.hold(payout);',
        "setTimeout(() => void ledger.hold(payout).catch(() => undefined), 1_500);\n    const answer = { kind: 'held' as const, fee: { minor: 0n, currency: payout.amount.currency } };",
      ),
    ],
    breaks: [17, 18],
    profile: mixed({ oddReceivers: 0 }, { providerFaults: 0.1 }),
  },
  {
    name: 'event-booked-twice',
    what: 'an event that comes again is booked again',
    service: 'ledger',
    patches: [
      patch(`${LEDGER}/core/book-fact.ts`, "if (!isNews(known, fact)) return { kind: 'known' };", ''),
      patch(`${LEDGER}/core/book-fact.ts`, 'minus(positionOf(learn(known, fact), merchantId), positionOf(known, merchantId))', 'isNews(known, fact) ? minus(positionOf(learn(known, fact), merchantId), positionOf(known, merchantId)) : positionOf(learn(NO_FACTS, fact), merchantId)'),
      patch(`${LEDGER}/usecases/book-payment-fact.ts`, 'id: news.eventId,', 'id: `${news.eventId}:${booking.ordinal}`,'),
    ],
    breaks: [16],
    profile: mixed({ crashesPerThousand: 60 }, { perThousand: { kill: 60, 'crash-point': 60 } }),
  },
  {
    name: 'commit-booked-twice',
    what: 'telling the ledger again that a payout was paid books it again',
    service: 'ledger',
    patches: [patch(`${LEDGER}/core/holds.ts`, "if (hold.state === 'committed') return hold.channel === channel ? { kind: 'unchanged', hold } : refused('conflict');", '')],
    breaks: [16, 17, 19],
    profile: mixed({ payouts: 90, crashesPerThousand: 100 }, { perThousand: { 'drop-response': 150, cut: 150, kill: 40 } }),
  },
  {
    name: 'transfer-taken-twice',
    what: 'a claim takes a transfer without looking whether another one has it meanwhile',
    service: 'payments',
    patches: [patch('services/payments/src/adapters/transfer-store.ts', 'updateOne({ _id: id as never, claimedBy: null, blocked: false }', 'updateOne({ _id: id as never }')],
    breaks: [20],
    profile: mixed({ deposits: 80, contested: 0.9 }, { replicas: true, providerFaults: 0.1 }),
  },
  {
    name: 'bank-transfer-again',
    what: 'a transfer into a bank account whose answer is lost is asked about anew, and made once more',
    service: 'connectors',
    patches: [
      patch(
        `${PROVIDERS}/easypaisa/payout-bank.ts`,
        "return reply.kind === 'outcome' ? reply.outcome : transferOutcome(reply.fields);",
        "if (reply.kind !== 'outcome') return transferOutcome(reply.fields);\n  return order.checkReference.endsWith('again') ? reply.outcome : payIntoBank(config, deps, { ...order, checkReference: 'again' }, signal);",
      ),
    ],
    breaks: [18, 19],
    profile: mixed({ payouts: 90, toBanks: 1, oddReceivers: 0.4 }),
  },
  {
    name: 'hold-kept',
    what: 'a payout that failed keeps its money set aside',
    service: 'payments',
    patches: [patch('packages/domain/src/payout/transition.ts', "const booking = payout.hold === 'held' || payout.hold === 'wanted' ? 'release' : null;", 'const booking = null;')],
    breaks: [18],
    profile: mixed({ oddReceivers: 0.5 }),
  },
  {
    name: 'batch-added-twice',
    what: 'a batch of entries that a crash cut short is added to the balances again',
    service: 'ledger',
    patches: [patch(`${LEDGER}/adapters/folding.ts`, 'filter: { _id: id, batch: { $lt: batch } }', 'filter: { _id: id }')],
    breaks: [15],
    profile: mixed({ crashesPerThousand: 200 }, { perThousand: { kill: 60 } }),
  },
];
