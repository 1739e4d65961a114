import type { Mode } from '@adaigi/domain';
import { AdaigiError } from '@adaigi/errors';
import { localDay } from '../../core/local-day.ts';
import { inRotation, isShowable, type ReceivingWallet } from '../../core/receiving-wallet.ts';
import type { DepositPorts, ShownWallet } from '../../deposit-ports.ts';

export interface AssignWallet {
  readonly merchantId: string;
  readonly mode: Mode;
  readonly walletType: string;
  readonly label: string;
}

export interface AssignedWallet {
  readonly wallet: ReceivingWallet;
  readonly until: Date;
}

type AssignPorts = Pick<DepositPorts, 'wallets' | 'shown' | 'depositIds' | 'clock' | 'depositPolicy'>;

/** Others may take the next in the rotation at the same time; after this many the turn no longer matters. */
const MAX_TURNS = 5;

/**
 * The number that a merchant's user is to send money to: the one he sees already while it may still be shown, else the next in the rotation. What is
 * shown is remembered before it is told.
 *
 * @throws AdaigiError no_wallet_available when every wallet is disabled, resting or at a limit.
 */
export async function assignWallet(ports: AssignPorts, asked: AssignWallet): Promise<AssignedWallet> {
  const { merchantId, mode, walletType } = asked;
  const now = ports.clock.now();
  const labelKey = ports.depositIds.labelKey(merchantId, mode, asked.label);
  const all = await ports.wallets.ofType(mode, walletType);
  const current = await ports.shown.current(labelKey, walletType, now);
  const kept = all.find(({ number }) => number === current?.number);
  // Limits and rests are about new people: who has been shown a number may be on his way to send.
  if (kept !== undefined && current !== null && !kept.disabled) return { wallet: kept, until: current.until };
  const wallet = await nextInTurn(ports, all, now);
  const shown: ShownWallet = { number: wallet.number, until: new Date(now.getTime() + ports.depositPolicy.shownForMs) };
  await ports.shown.remember(labelKey, { merchantId, mode }, walletType, shown);
  return { wallet, until: shown.until };
}

async function nextInTurn({ wallets }: AssignPorts, all: readonly ReceivingWallet[], now: Date): Promise<ReceivingWallet> {
  const rotation = inRotation(all, now, localDay(now));
  for (const wallet of rotation.slice(0, MAX_TURNS)) if (await wallets.assign(wallet, now)) return wallet;
  const [first] = rotation;
  if (first === undefined) throw new AdaigiError('no_wallet_available', 'no receiving wallet of this type can be shown now', { retryAfterS: 60 });
  return first;
}

/** Types of which a wallet could be shown now. */
export async function availableTypes({ wallets, clock }: Pick<DepositPorts, 'wallets' | 'clock'>, mode: Mode): Promise<ReadonlySet<string>> {
  const now = clock.now();
  const showable = (await wallets.all(mode)).filter((wallet) => isShowable(wallet, now, localDay(now)));
  return new Set(showable.map(({ walletType }) => walletType));
}
