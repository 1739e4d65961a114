import { textOf, type CallResult } from '../client/answers.ts';
import type { HttpClient } from '../client/http-client.ts';
import type { PlannedPayout } from './plan.ts';

/** What an answer about a payout or a deposit says. */
export interface SeenOperation {
  readonly status: number | null;
  readonly id: string | null;
  readonly state: string | null;
  readonly code: string | null;
}

export interface NewClaim {
  readonly key: string;
  readonly wallet: string;
  readonly user: string;
  readonly number: string;
  readonly claimedMinor: bigint | null;
}

/** What one merchant asks of the native API beside payments. */
export interface MixApi {
  createPayout(payout: PlannedPayout, body: 'same' | 'other'): Promise<SeenOperation>;
  readPayout(id: string): Promise<SeenOperation>;
  /** The number that a user is to send money to; null: nobody could say. */
  assignWallet(wallet: string, user: string): Promise<{ readonly status: number | null; readonly number: string | null }>;
  claim(claim: NewClaim): Promise<SeenOperation>;
}

const CURRENCY = 'PKR';

export function createMixApi(http: HttpClient, bearer: string): MixApi {
  const authorization = { authorization: `Bearer ${bearer}` };
  const post = (path: string, body: object, key?: string): Promise<CallResult> => http.call({ method: 'POST', path, headers: { ...authorization, ...(key !== undefined && { 'idempotency-key': key }) }, body });
  return {
    async createPayout({ key, wallet, mobile, account, name, amountMinor }, body) {
      const amount = Number(amountMinor) + (body === 'same' ? 0 : 100);
      const receiver = { mobile, name, ...(account !== null && { bank: account.bank, accountNumber: account.accountNumber }) };
      return seen(await post('/v1/payouts', { amount, currency: CURRENCY, wallet, receiver, reference: key }, key));
    },
    async readPayout(id) {
      return seen(await http.call({ method: 'GET', path: `/v1/payouts/${id}`, headers: authorization }));
    },
    async assignWallet(wallet, user) {
      const { status, body } = await post('/v1/deposit-wallets', { walletType: wallet, currency: CURRENCY, user });
      return { status, number: textOf(body, 'number') };
    },
    async claim({ key, wallet, user, number, claimedMinor }) {
      const amount = claimedMinor === null ? {} : { amount: Number(claimedMinor) };
      return seen(await post('/v1/deposits', { walletType: wallet, user, transactionNumber: number, ...amount, currency: CURRENCY, reference: key }, key));
    },
  };
}

function seen({ status, body }: CallResult): SeenOperation {
  const isProblem = status === null || status > 299;
  return { status, id: isProblem ? null : textOf(body, 'id'), state: isProblem ? null : textOf(body, 'state'), code: textOf(body, 'code') };
}
