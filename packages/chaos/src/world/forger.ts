import { setTimeout as sleep } from 'node:timers/promises';
import { MongoClient } from 'mongodb';
import type { Random } from '../random.ts';
import type { Strikes } from './strikes.ts';

/** Somebody who has seen our references and claims that unpaid payments were paid. */
export interface Forger {
  stop(): Promise<void>;
}

export interface ForgerOptions {
  readonly perS: number;
  /** Of the edge itself. */
  readonly edge: string;
  readonly mongodb: string;
  readonly dbPrefix: string;
  readonly strikes: Strikes;
  readonly random: Random;
}

interface Unpaid {
  readonly account: string;
  readonly provider: 'jazzcash' | 'easypaisa';
  readonly reference: string;
}

/** Of these the last ones are worth a lie: their payments are still under way. */
const CHOICE = 20;
const ANSWER_WITHIN_MS = 2_000;

/** Sends notifications of both providers that say "paid" about payments that are not, without the secrets that would make them true. */
export function startForger({ perS, edge, mongodb, dbPrefix, strikes, random }: ForgerOptions): Forger {
  const stopped = new AbortController();
  const client = new MongoClient(mongodb);
  const orders = client.db(`${dbPrefix}_simulator`).collection<Unpaid & { state: string; openedAt: Date }>('orders');

  const forgeOne = async (): Promise<void> => {
    const unpaid = await orders.find({ state: { $in: ['open', 'failed'] } }).sort({ openedAt: -1 }).limit(CHOICE).toArray();
    if (unpaid.length === 0) return;
    const { account, provider, reference } = random.pick(unpaid);
    const answer = await send(`${edge}/v1/callbacks/${provider}/${account}`, provider, reference);
    strikes.add('forgery', account, `answered ${answer.status}`);
  };

  const run = async (): Promise<void> => {
    if (perS === 0) return;
    while (!stopped.signal.aborted) {
      await sleep(1_000 / perS, undefined, { signal: stopped.signal }).catch(() => undefined);
      // The edge and MongoDB come and go, and so does a forger's luck.
      await forgeOne().catch(() => undefined);
    }
  };
  const running = run();

  return {
    async stop() {
      stopped.abort();
      await running;
      await client.close();
    },
  };
}

function send(address: string, provider: Unpaid['provider'], reference: string): Promise<Response> {
  const signal = AbortSignal.timeout(ANSWER_WITHIN_MS);
  if (provider === 'easypaisa') return fetch(`${address}?orderRefNumber=${reference}`, { signal });
  const fields = { pp_TxnRefNo: reference, pp_ResponseCode: '121', pp_ResponseMessage: 'Transaction has been marked confirmed by Merchant.', pp_SecureHash: 'F'.repeat(64) };
  return fetch(address, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(fields), signal });
}
