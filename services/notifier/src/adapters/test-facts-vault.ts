import { money } from '@adaigi/domain';
import type { FieldCipher } from '@adaigi/mongo';
import type { TestFacts, TestFactsVault } from '../ports.ts';

/** Seals what a test withdrawal says of a person with the merchant's data key, so that it opens only for its delivery. */
export function createTestFactsVault(cipher: FieldCipher): TestFactsVault {
  return {
    seal: (id, { merchantId, amount, walletType, label, withdrawalId, accountNumber, accountName }) => {
      const texts: readonly string[] = [String(amount.minor), amount.currency, walletType, label, withdrawalId, accountNumber, accountName];
      return cipher.seal(merchantId, aadOf(id), JSON.stringify(texts));
    },
    open: async (merchantId, id, sealed): Promise<TestFacts> => {
      const texts: unknown = JSON.parse(await cipher.open(merchantId, aadOf(id), sealed));
      const [minor = '0', currency = '', walletType = '', label = '', withdrawalId = '', accountNumber = '', accountName = ''] = Array.isArray(texts) ? texts.map(String) : [];
      return { merchantId, amount: money(BigInt(minor), currency), walletType, label, withdrawalId, accountNumber, accountName };
    },
  };
}

function aadOf(id: string) {
  return { collection: 'deliveries', id, field: 'sealed' };
}
