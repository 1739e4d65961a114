import { hmacHex } from '@adaigi/signatures';
import type { DepositIds } from '../deposit-ports.ts';
import type { Ids } from '../ports.ts';

/** Ids of deposits and what belongs to them, by HMAC under the platform's secret. */
export function createDepositIds(secret: string, { contentHash }: Pick<Ids, 'contentHash'>): DepositIds {
  const hex = (...parts: string[]): string => hmacHex(secret, ...parts);
  return {
    depositId: (merchantId, dialect, mode, key) => `dep_${hex('deposit', merchantId, dialect, mode, key).slice(0, 32)}`,
    transferId: ({ mode, walletType, number }, receivingNumber) => `trf_${hex('transfer', mode, walletType, receivingNumber, number).slice(0, 32)}`,
    importId: ({ mode, walletType, receivingNumber }, fileSha256) => `imp_${hex('import', mode, walletType, receivingNumber, fileSha256).slice(0, 32)}`,
    walletId: ({ mode, walletType, number }) => `wal_${hex('wallet', mode, walletType, number).slice(0, 32)}`,
    labelKey: (merchantId, mode, label) => hex('label', merchantId, mode, label).slice(0, 32),
    contentHash,
  };
}
