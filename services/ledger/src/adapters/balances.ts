import type { Connection } from 'mongoose';
import { partOf } from '../core/accounts.ts';
import { addBalances, EMPTY_BALANCE, merchantChange } from '../core/balance.ts';
import type { MerchantBalance } from '../core/balance.ts';
import type { Balances } from '../ports.ts';
import { readMoment } from './books-at-one-moment.ts';
import type { AccountDocument, DayDocument } from './documents.ts';
import { fromDocument } from './entry-document.ts';
import { atOneMoment } from './one-moment.ts';

/**
 * Balances in MongoDB: what has been folded, and on top of it what waits to be, all of one moment. So they are exact however far the folding is behind;
 * only slower to read.
 */
export function createBalances(connection: Connection): Balances {
  const accounts = connection.collection<AccountDocument>('accounts');
  const days = connection.collection<DayDocument>('days');
  return {
    ofMerchant: (merchantId, mode) =>
      atOneMoment(connection, async (session) => {
        const moment = await readMoment(connection, session);
        const folded = await accounts.find({ merchantId, mode }, { session }).toArray();
        const waiting = await moment.waiting({ merchantId, mode }, { merchantId, mode });
        const sums = new Map<string, MerchantBalance>();
        const add = (currency: string, change: MerchantBalance): void => void sums.set(currency, addBalances(sums.get(currency) ?? EMPTY_BALANCE, change));
        for (const document of folded) {
          const part = partOf(document.account, merchantId);
          if (part !== null) add(document.currency, { ...EMPTY_BALANCE, [part]: -moment.without('accounts', document, 'minor') });
        }
        for (const { currency, moved } of waiting.map(fromDocument)) add(currency, merchantChange(moved, merchantId));
        return [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([currency, balance]) => ({ currency, balance }));
      }),
    around: ({ merchantId, mode, currency }, fromDay, toDay) =>
      atOneMoment(connection, async (session) => {
        const moment = await readMoment(connection, session);
        const folded = await days.find({ merchantId, mode, currency, day: { $lte: toDay } }, { session }).toArray();
        const scope = { merchantId, mode, currency };
        const waiting = (await moment.waiting(scope, scope)).map(fromDocument).filter(({ bookedDay }) => bookedDay <= toDay);
        const part = (document: DayDocument, name: keyof MerchantBalance): bigint => moment.without('days', document, name);
        const changes = [
          ...folded.map((document) => ({
            day: document.day,
            change: { available: part(document, 'available'), held: part(document, 'held'), unsettled: part(document, 'unsettled'), refunding: part(document, 'refunding') },
          })),
          ...waiting.map(({ bookedDay, moved }) => ({ day: bookedDay, change: merchantChange(moved, merchantId) })),
        ];
        const sum = (parts: readonly { readonly change: MerchantBalance }[]): MerchantBalance => parts.map(({ change }) => change).reduce(addBalances, EMPTY_BALANCE);
        return { opening: sum(changes.filter(({ day }) => day < fromDay)), closing: sum(changes) };
      }),
    ofAccount: (mode, currency, account) =>
      atOneMoment(connection, async (session) => {
        const moment = await readMoment(connection, session);
        const folded = await accounts.findOne({ _id: `${mode}:${currency}:${account}` }, { session });
        const waiting = await moment.waiting({ mode, currency, 'legs.account': account }, { mode, currency, 'pending.entry.legs.account': account });
        const base = folded === null ? 0n : moment.without('accounts', folded, 'minor');
        return waiting.map(fromDocument).reduce((sum, { moved }) => sum + (moved.get(account) ?? 0n), base);
      }),
  };
}
