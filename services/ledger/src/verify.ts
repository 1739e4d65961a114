import { connectMongo } from '@adaigi/mongo';
import { runMain, testRuntime } from '@adaigi/runtime';
import { verifyLedger } from './adapters/verification.ts';
import { loadMongoConfig } from './config.ts';
import { isRight } from './core/audit.ts';
import type { AuditReport } from './core/audit.ts';

/** As many differences as one looks at; the rest is a number. */
const MOST_SHOWN = 50;

await runMain(async () => {
  const runtime = testRuntime('ledger-verify');
  const connection = await connectMongo(runtime, { ...loadMongoConfig(process.env), service: 'ledger' });
  const report = await verifyLedger(connection);
  process.stdout.write(`${linesOf(report).join('\n')}\n`);
  process.exitCode = isRight(report) ? 0 : 1;
  await runtime.stop();
});

function linesOf(report: AuditReport): string[] {
  const { entries, unfolded, broken, payments, wrongPayments, debits, compared, differences } = report;
  const kinds = Object.entries(entries).sort(([a], [b]) => (a < b ? -1 : 1));
  const total = kinds.reduce((sum, [, count]) => sum + count, 0);
  return [
    `${total} entries (${kinds.map(([kind, count]) => `${kind} ${count}`).join(', ') || 'none'}), ${unfolded} not in the balances yet`,
    ...Object.entries(debits).map(([world, minor]) => `${world}: debits ${minor} = credits ${minor}`),
    `${broken.length} entries that do not balance`,
    `${payments} payments, ${wrongPayments.length} whose entries are not what their facts say`,
    `${compared} balances derived again, ${differences.length} differ`,
    ...broken.slice(0, MOST_SHOWN).map((id) => `  entry ${id}`),
    ...wrongPayments.slice(0, MOST_SHOWN).map((id) => `  payment ${id}`),
    ...differences.slice(0, MOST_SHOWN).map(({ what, journalMinor, storedMinor }) => `  ${what}: ${journalMinor} by the journal, ${storedMinor} stored`),
    isRight(report) ? 'The books are right.' : 'The books are WRONG.',
  ];
}
