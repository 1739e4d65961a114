import type { ClientSession, Connection, mongo } from 'mongoose';
import { addBalances, EMPTY_BALANCE, merchantChange } from '../core/balance.ts';
import type { MerchantBalance } from '../core/balance.ts';
import { MERCHANT_PARTS, partOf } from '../core/accounts.ts';
import { fromLegs } from '../core/movement.ts';
import type { Movement } from '../core/movement.ts';
import type { Balances } from '../ports.ts';
import { toBigInt } from './documents.ts';
import type { AccountDocument, DayDocument, EntryDocument } from './documents.ts';
import { atOneMoment } from './transaction.ts';

type WaitingEntry = Pick<EntryDocument, 'currency' | 'bookedDay' | 'legs'>;

/**
 * Balances in MongoDB: what has been folded, and on top of it what waits to be, both of one moment. So they are exact however far the folding is behind;
 * only slower to read.
 */
export function createBalances(connection: Connection): Balances {
  const entries = connection.collection<EntryDocument>('entries');
  const accounts = connection.collection<AccountDocument>('accounts');
  const days = connection.collection<DayDocument>('days');

  const waiting = (filter: mongo.Filter<EntryDocument>, session: ClientSession): Promise<WaitingEntry[]> =>
    entries.find({ unfolded: true, ...filter }, { session }).project<WaitingEntry>({ currency: 1, bookedDay: 1, legs: 1 }).toArray();

  return {
    ofMerchant: (merchantId, mode) =>
      atOneMoment(connection, async (session) => {
        const folded = await accounts.find({ merchantId, mode }, { session }).toArray();
        const unfolded = await waiting({ merchantId, mode }, session);
        const sums = new Map<string, MerchantBalance>();
        const add = (currency: string, change: MerchantBalance): void => void sums.set(currency, addBalances(sums.get(currency) ?? EMPTY_BALANCE, change));
        for (const { currency, account, minor } of folded) {
          const part = partOf(account, merchantId);
          if (part !== null) add(currency, { ...EMPTY_BALANCE, [part]: -toBigInt(minor) });
        }
        for (const entry of unfolded) add(entry.currency, merchantChange(movedBy(entry), merchantId));
        return [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([currency, balance]) => ({ currency, balance }));
      }),
    around: ({ merchantId, mode, currency }, fromDay, toDay) =>
      atOneMoment(connection, async (session) => {
        const folded = await days.find({ merchantId, mode, currency, day: { $lte: toDay } }, { session }).toArray();
        const unfolded = await waiting({ merchantId, mode, currency, bookedDay: { $lte: toDay } }, session);
        const changes = [
          ...folded.map((document) => ({ day: document.day, change: changeOf(document) })),
          ...unfolded.map((entry) => ({ day: entry.bookedDay, change: merchantChange(movedBy(entry), merchantId) })),
        ];
        const sum = (parts: readonly { readonly change: MerchantBalance }[]): MerchantBalance => parts.map(({ change }) => change).reduce(addBalances, EMPTY_BALANCE);
        return { opening: sum(changes.filter(({ day }) => day < fromDay)), closing: sum(changes) };
      }),
    ofAccount: (mode, currency, account) =>
      atOneMoment(connection, async (session) => {
        const folded = await accounts.findOne({ _id: `${mode}:${currency}:${account}` }, { session });
        const unfolded = await waiting({ mode, currency, 'legs.account': account }, session);
        return unfolded.reduce((sum, entry) => sum + (movedBy(entry).get(account) ?? 0n), toBigInt(folded?.minor));
      }),
  };
}

function movedBy({ legs }: WaitingEntry): Movement {
  return fromLegs(legs.map(({ account, side, minor }) => ({ account, side, minor: toBigInt(minor) })));
}

function changeOf(document: DayDocument): MerchantBalance {
  const [available, held, unsettled, refunding] = MERCHANT_PARTS.map((part) => toBigInt(document[part]));
  return { available: available ?? 0n, held: held ?? 0n, unsettled: unsettled ?? 0n, refunding: refunding ?? 0n };
}
