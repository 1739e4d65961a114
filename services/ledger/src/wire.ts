import { grpcServices, topics } from '@adaigi/contracts';
import { PAKISTAN } from '@adaigi/domain';
import { serve, startGrpcServer } from '@adaigi/grpc';
import { createKafka } from '@adaigi/kafka';
import { connectMongo, ensureIndexes, untilReachable } from '@adaigi/mongo';
import { systemClock, type Runtime } from '@adaigi/runtime';
import { createBalances } from './adapters/balances.ts';
import { ledgerModels } from './adapters/documents.ts';
import { createFolding, FOLDING_BATCH } from './adapters/folding.ts';
import { createFollower } from './adapters/follower.ts';
import { createFundsBook } from './adapters/funds-book.ts';
import { createJournal } from './adapters/journal-store.ts';
import { createLease } from './adapters/lease.ts';
import { createMeter, registerGauges } from './adapters/meter.ts';
import { createPosting, POSTING_BATCH } from './adapters/posting.ts';
import { createPublishing, PUBLISHING_BATCH } from './adapters/publishing.ts';
import { createSettlementDays } from './adapters/settlement-days.ts';
import type { LedgerConfig } from './config.ts';
import { createEventHandler } from './consumers/events.ts';
import { createCalendar } from './core/calendar.ts';
import type { Terms } from './core/terms.ts';
import { ledgerHandlers } from './grpc/ledger-service.ts';
import { createBookPaymentFact } from './usecases/book-payment-fact.ts';
import { createCommitHold } from './usecases/commit-hold.ts';
import { createFundMerchant } from './usecases/fund-merchant.ts';
import { createGetStatement } from './usecases/get-statement.ts';
import { createFundsLanes } from './usecases/funds-lanes.ts';
import { createHoldMoney } from './usecases/hold-money.ts';
import { createListEntries } from './usecases/list-entries.ts';
import { createRecordProviderSettlement } from './usecases/record-provider-settlement.ts';
import { createReleaseHold } from './usecases/release-hold.ts';
import { createSettleDays } from './usecases/settle-days.ts';

/** A replica that died is followed by another after this long. */
const LEASE_MS = 6_000;
/** How soon a follower looks for what no wake-up told it of: entries of other replicas. */
const LOOK_EVERY_MS = 1_000;
/** Balances are exact however long this is: who reads them adds what waits. */
const FOLD_AFTER_MS = 500;
const PUBLISH_AFTER_MS = 200;
/** Late bookings of a day that is settled already are rare. */
const SETTLE_AFTER_MS = 5_000;

/** Puts the service together; what it opens stops with the runtime. Resolves when it serves. */
export async function wire(runtime: Runtime, config: LedgerConfig, terms: Terms, now: () => Date = () => systemClock.now()): Promise<{ port: number }> {
  const calendar = createCalendar(PAKISTAN.timeZone);
  const connection = await connectMongo(runtime, { ...config.mongo, service: 'ledger' });
  await untilReachable(runtime, () => ensureIndexes(...Object.values(ledgerModels(connection))));
  const journal = createJournal(connection);
  const posting = createPosting(connection);
  const [balances, funds] = [createBalances(connection), createFundsBook(connection, posting)];
  const meter = createMeter(runtime.metrics);
  registerGauges(runtime.metrics, connection);

  const kafka = await createKafka(runtime, config.kafka);
  void kafka.ensureTopics([topics.ledgerEntries]).catch(() => runtime.log.warn('the topic is made when Kafka is back'));
  const lease = createLease(connection, 'followers', runtime.instance, LEASE_MS);
  runtime.onStop('lease', () => lease.giveBack());
  // The lanes wake the follower, and one of its chores uses the lanes.
  const lanes = createFundsLanes({ funds, calendar, meter, wake: () => wake(), now });
  const wake = createFollower(runtime, lease, [
    { name: 'folding', run: createFolding(connection), batch: FOLDING_BATCH, everyMs: LOOK_EVERY_MS, gatherMs: FOLD_AFTER_MS },
    { name: 'publishing', run: createPublishing(connection, await kafka.producer()), batch: PUBLISHING_BATCH, everyMs: LOOK_EVERY_MS, gatherMs: PUBLISH_AFTER_MS },
    { name: 'posting', run: () => posting.sweep(), batch: POSTING_BATCH, everyMs: LOOK_EVERY_MS, gatherMs: null },
    { name: 'settling', run: createSettleDays({ days: createSettlementDays(connection), terms, calendar, lanes, now }), batch: Number.POSITIVE_INFINITY, everyMs: config.settleEveryMs, gatherMs: SETTLE_AFTER_MS },
  ]);

  const bookFact = createBookPaymentFact({ journal, terms, calendar, meter, wake, now });
  await kafka.consume({ group: 'ledger', topics: [topics.payments, topics.refunds, topics.deposits], handle: createEventHandler(bookFact) });

  const handlers = ledgerHandlers({
    holdMoney: createHoldMoney({ lanes, terms, calendar, now }),
    commitHold: createCommitHold({ lanes, funds }),
    releaseHold: createReleaseHold({ lanes, funds, now }),
    funds,
    balances,
    listEntries: createListEntries({ journal }),
    getStatement: createGetStatement({ journal, balances }),
    fundMerchant: createFundMerchant({ lanes, balances, calendar, now, allowed: config.service.env !== 'production' }),
    recordProviderSettlement: createRecordProviderSettlement({ journal, balances, calendar, meter, wake, now }),
    now,
  });
  const server = await startGrpcServer(runtime, { host: config.service.host, port: config.grpc.port, services: [serve(grpcServices.ledger, handlers)] });
  return { port: server.port };
}
