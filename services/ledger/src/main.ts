import { grpcServices, topics } from '@adaigi/contracts';
import { PAKISTAN } from '@adaigi/domain';
import { serve, startGrpcServer } from '@adaigi/grpc';
import { createKafka } from '@adaigi/kafka';
import { connectMongo, ensureIndexes } from '@adaigi/mongo';
import { runMain, runService, systemClock } from '@adaigi/runtime';
import { createBalances } from './adapters/balances.ts';
import { ledgerModels } from './adapters/documents.ts';
import { createExclusive } from './adapters/exclusive.ts';
import { createFolding } from './adapters/folding.ts';
import { createFollower } from './adapters/follower.ts';
import { createHoldBook } from './adapters/hold-book.ts';
import { createJournal } from './adapters/journal-store.ts';
import { createLease } from './adapters/lease.ts';
import { createMeter, registerGauges } from './adapters/meter.ts';
import { createPublishing } from './adapters/publishing.ts';
import { createSettlementDays } from './adapters/settlement-days.ts';
import { DEFAULT_TERMS_FILE, readTermsFile } from './adapters/terms-file.ts';
import { loadConfig } from './config.ts';
import { createEventHandler } from './consumers/events.ts';
import { createCalendar } from './core/calendar.ts';
import { ledgerHandlers } from './grpc/ledger-service.ts';
import { createBookPaymentFact } from './usecases/book-payment-fact.ts';
import { createCommitHold } from './usecases/commit-hold.ts';
import { createFundMerchant } from './usecases/fund-merchant.ts';
import { createGetStatement } from './usecases/get-statement.ts';
import { createHoldLanes } from './usecases/hold-lanes.ts';
import { createHoldMoney } from './usecases/hold-money.ts';
import { createListEntries } from './usecases/list-entries.ts';
import { createRecordProviderSettlement } from './usecases/record-provider-settlement.ts';
import { createReleaseHold } from './usecases/release-hold.ts';
import { createSettleDays } from './usecases/settle-days.ts';

/** A replica that died is followed by another after this long. */
const LEASE_MS = 6_000;
/** How soon a follower looks for what no wake-up told it of: entries of other replicas. */
const LOOK_EVERY_MS = 1_000;

await runMain(async () => {
  const config = loadConfig(process.env);
  const terms = readTermsFile(config.termsFile ?? DEFAULT_TERMS_FILE);
  await runService(config.service, async (runtime) => {
    runtime.log.info({ termsVersion: terms.version }, 'terms loaded');
    const now = () => systemClock.now();
    const calendar = createCalendar(PAKISTAN.timeZone);
    const connection = await connectMongo(runtime, { ...config.mongo, service: 'ledger' });
    await ensureIndexes(...Object.values(ledgerModels(connection)));
    const journal = createJournal(connection);
    const [balances, book] = [createBalances(connection), createHoldBook(connection)];
    const meter = createMeter(runtime.metrics);
    registerGauges(runtime.metrics, connection);

    const kafka = await createKafka(runtime, config.kafka);
    void kafka.ensureTopics([topics.ledgerEntries]).catch(() => runtime.log.warn('the topic is made when Kafka is back'));
    const alone = createExclusive();
    const fold = createFolding(connection);
    const lease = createLease(connection, 'followers', runtime.instance, LEASE_MS);
    runtime.onStop('lease', () => lease.giveBack());
    const settle = createSettleDays({ days: createSettlementDays(connection), terms, calendar, meter, wake: () => wake(), now });
    const wake = createFollower(runtime, lease, [
      { name: 'folding', run: () => alone(fold), everyMs: LOOK_EVERY_MS },
      { name: 'publishing', run: createPublishing(connection, await kafka.producer(), alone), everyMs: LOOK_EVERY_MS },
      { name: 'settling', run: settle, everyMs: config.settleEveryMs },
    ]);

    const bookFact = createBookPaymentFact({ journal, terms, calendar, meter, wake, now });
    await kafka.consume({ group: 'ledger', topics: [topics.payments, topics.refunds], handle: createEventHandler(bookFact) });

    const lane = createHoldLanes({ book, calendar, meter, wake, now });
    const handlers = ledgerHandlers({
      holdMoney: createHoldMoney({ lane, terms, calendar, now }),
      commitHold: createCommitHold({ lane, book }),
      releaseHold: createReleaseHold({ lane, book, now }),
      book,
      balances,
      listEntries: createListEntries({ journal }),
      getStatement: createGetStatement({ journal, balances }),
      fundMerchant: createFundMerchant({ book, balances, calendar, meter, wake, now, allowed: config.service.env !== 'production' }),
      recordProviderSettlement: createRecordProviderSettlement({ journal, balances, calendar, meter, wake, now }),
      now,
    });
    await startGrpcServer(runtime, { host: config.service.host, port: config.grpc.port, services: [serve(grpcServices.ledger, handlers)] });
  });
});
