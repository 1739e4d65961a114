import { moneyFromText } from '@adaigi/contracts';
import type { ChargeMethod } from '@adaigi/connector-kit';
import type { Connection } from 'mongoose';
import type { Logger } from 'pino';
import type { OldCharge } from '../ports.ts';

/** One document per channel: a charge that is known to have been paid, for probes to ask about. No personal data. */
interface OldChargeDocument {
  readonly _id: string;
  readonly reference: string;
  readonly amountMinor: string;
  readonly currency: string;
  readonly method: ChargeMethod;
  readonly rememberedAt: Date;
}

export interface OldCharges {
  find(channel: string): Promise<OldCharge | null>;
  /** Of a charge that has just proven paid. Cheap: most calls do nothing. */
  remember(channel: string, charge: OldCharge): void;
}

/** Providers may forget what is very old. */
const RENEW_MS = 24 * 60 * 60_000;

/**
 * The charges that probes ask about, in a collection of their own: the exchange records are only ever read and written by what they are about.
 * Renewed once a day, so that the charge is an old one most of the time.
 */
export function createOldCharges(connection: Connection, log: Logger): OldCharges {
  const collection = connection.collection<OldChargeDocument>('old_charges');
  const known = new Map<string, { readonly charge: OldCharge; readonly at: number }>();
  return {
    async find(channel) {
      const cached = known.get(channel);
      if (cached !== undefined) return cached.charge;
      const document = await collection.findOne({ _id: channel });
      if (document === null) return null;
      const { reference, amountMinor, currency, method, rememberedAt } = document;
      const charge = { reference, amount: moneyFromText(amountMinor, currency), method };
      known.set(channel, { charge, at: rememberedAt.getTime() });
      return charge;
    },
    remember(channel, charge) {
      const now = Date.now();
      if (now - (known.get(channel)?.at ?? 0) < RENEW_MS) return;
      known.set(channel, { charge, at: now });
      const { reference, amount, method } = charge;
      const fields = { reference, amountMinor: amount.minor.toString(), currency: amount.currency, method, rememberedAt: new Date(now) };
      collection.updateOne({ _id: channel }, { $set: fields }, { upsert: true }).catch((error: unknown) => {
        known.delete(channel);
        log.warn({ channel, err: error }, 'a charge to probe with could not be kept; the next one will be');
      });
    },
  };
}
