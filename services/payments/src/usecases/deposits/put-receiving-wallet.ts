import type { WalletSettings } from '../../core/receiving-wallet.ts';
import type { DepositPorts, SavedWallet, WalletChanges } from '../../deposit-ports.ts';
import { twoOperators, type OperatorCredential } from '../settle-by-operators.ts';

export interface PutWalletPorts extends Pick<DepositPorts, 'operators' | 'depositIds' | 'clock'> {
  readonly walletChanges: WalletChanges;
}

/**
 * Adds a receiving wallet or changes its settings by the word of two people, and only two: payers send their money to its number, so whoever could set one alone
 * could send it to himself. The wallet and the record of who stands for it are one write; what is so already changes nothing.
 *
 * @throws AdaigiError invalid_request, unauthenticated (never saying which of the two), unavailable: nothing was changed, or all was and a repeat says so.
 */
export async function putReceivingWallet(ports: PutWalletPorts, settings: WalletSettings, credentials: readonly OperatorCredential[]): Promise<SavedWallet> {
  const operators = await twoOperators(ports.operators, credentials);
  return ports.walletChanges.save(settings, { walletId: ports.depositIds.walletId(settings), operators, at: ports.clock.now() });
}
