import { grpcServices } from '@adaigi/contracts';
import { grpcClient } from '@adaigi/grpc';
import { testRuntime } from '@adaigi/runtime';
import type { RunFile } from '../run-file.ts';
import { merchantExists } from './create-merchant.ts';

const DEADLINE_MS = 10_000;

/** Test money for a merchant. */
export interface Funding {
  merchantId: string;
  paisa: number;
  /** The same reference counts once. */
  reference: string;
}

/** A merchant's balance of test money, in paisa. */
export interface FundedBalance {
  merchantId: string;
  currency: string;
  available: number;
  held: number;
  unsettled: number;
  refunding: number;
}

/** Books test money to a merchant's available balance. Throws AdaigiError when the ledger refuses. */
export async function fundMerchant(run: RunFile, { merchantId, paisa, reference }: Funding): Promise<FundedBalance> {
  const address = run.services['ledger']?.grpc;
  if (address === undefined) throw new Error('The platform runs without the ledger.');
  // The ledger keeps books for whoever has money; that there is such a merchant, others know.
  if (!(await merchantExists(run, merchantId))) throw new Error(`There is no merchant ${merchantId}.`);
  const runtime = testRuntime('local');
  try {
    const ledger = grpcClient(runtime, grpcServices.ledger, { address, deadlineMs: DEADLINE_MS });
    const { balance } = await ledger.fund({ merchantId, reference, amount: { minor: String(paisa), currency: 'PKR' } });
    if (balance === null) throw new Error('the ledger answered without a balance');
    const { currency, availableMinor, heldMinor, unsettledMinor, refundingMinor } = balance;
    return { merchantId, currency, available: Number(availableMinor), held: Number(heldMinor), unsettled: Number(unsettledMinor), refunding: Number(refundingMinor) };
  } finally {
    await runtime.stop();
  }
}
