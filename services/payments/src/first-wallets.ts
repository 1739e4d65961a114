import { ConfigError } from '@adaigi/config';
import type { WalletSettings } from './core/receiving-wallet.ts';

/** Of every type; what fits its own is checked when they are put into the pool. */
const NUMBER = /^\d{4,20}$/;

/** The receiving wallets of the configuration. @throws ConfigError */
export function firstWallets(text: string): WalletSettings[] {
  const refuse = (): never => {
    throw new ConfigError([{ variable: 'ADAIGI_RECEIVING_WALLETS', rule: 'must be a JSON array of objects with mode, walletType, number, title and channel' }]);
  };
  const entries: unknown = parseJson(text);
  if (!Array.isArray(entries)) return refuse();
  return entries.map((entry: Partial<Record<string, unknown>> | null) => {
    const { mode, walletType, number, title, channel } = entry ?? {};
    if (mode !== 'test' && mode !== 'live') return refuse();
    if (typeof walletType !== 'string' || typeof number !== 'string' || !NUMBER.test(number) || typeof title !== 'string' || typeof channel !== 'string') return refuse();
    return { mode, walletType, number, title, channel, disabled: false, dailyAmount: null, dailyTransfers: 0, coolDownS: 0 };
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
