import { UsageError, readArguments, runCommand } from '../command-line.ts';
import { say } from '../terminal.ts';
import { rupeesToPaisa } from './rupees.ts';
import { runningPlatform } from './running-platform.ts';

const USAGE = 'npm run transfer -- --wallet easypaisa|jazzcash --to NUMBER --from NUMBER --amount RUPEES --id TXID';

/** Lets somebody send money by hand, at the simulator: the platform learns of it from the statement, as it would of a real transfer. */
await runCommand(USAGE, async (args) => {
  const { options } = readArguments(args, { wallet: 'value', to: 'value', from: 'value', amount: 'value', id: 'value' });
  const { wallet, to, from, amount, id } = options;
  if (wallet === undefined || to === undefined || amount === undefined || id === undefined) throw new UsageError('--wallet, --to, --amount and --id are needed; --from unless the statement does not tell who sent.');
  const amountMinor = rupeesToPaisa(amount);
  if (amountMinor === undefined) throw new UsageError(`--amount ${amount}: must be rupees above zero with at most two decimals, for example 500 or 499.50.`);
  const run = await runningPlatform();
  const body = JSON.stringify({ wallet, to, ...(from === undefined ? {} : { from }), amountMinor, number: id });
  const answer = await fetch(`${run.simulator.control}/transfers`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  const text = await answer.text();
  if (answer.ok) say(`Rs ${amount} went to ${to} under ${id}${answer.status === 200 ? ' (it had gone already)' : ''}.`);
  else say(`${answer.status} ${text}`);
  return answer.ok ? 0 : 1;
});
