import type { Mode, Money } from '@adaigi/domain';

/** What operators say of a wallet of ours. World, type and number are its identity. */
export interface WalletSettings {
  readonly mode: Mode;
  readonly walletType: string;
  /** 03XXXXXXXXX. */
  readonly number: string;
  readonly title: string;
  /** Channel whose statement feed tells of its transfers; empty when they come by import or push only. */
  readonly channel: string;
  readonly disabled: boolean;
  /** Null: no limit. */
  readonly dailyAmount: Money | null;
  /** 0: no limit. */
  readonly dailyTransfers: number;
  /** Rest after a transfer, in seconds; 0: none. */
  readonly coolDownS: number;
}

export interface ReceivingWallet extends WalletSettings {
  /** The local day that the counts are of; empty before the first transfer. */
  readonly usedOn: string;
  readonly receivedMinor: bigint;
  readonly transfers: number;
  readonly restsUntil: Date | null;
  readonly lastAssignedAt: Date | null;
}

/** The settings of a wallet beside its identity, as the audit log keeps them. */
export interface WalletState {
  readonly title: string;
  readonly channel: string;
  readonly disabled: boolean;
  /** Minor units as decimal text; empty, as the currency, for no limit. */
  readonly dailyAmountMinor: string;
  readonly currency: string;
  readonly dailyTransfers: number;
  readonly coolDownS: number;
}

export function walletStateOf({ title, channel, disabled, dailyAmount, dailyTransfers, coolDownS }: WalletSettings): WalletState {
  return { title, channel, disabled, dailyAmountMinor: String(dailyAmount?.minor ?? ''), currency: dailyAmount?.currency ?? '', dailyTransfers, coolDownS };
}

/** Names of the settings that differ; all of them of a wallet that was not known before. */
export function changedSettings(before: WalletState | null, after: WalletState): string[] {
  const of = (state: WalletState): Readonly<Record<string, string | number | boolean>> => ({ ...state });
  const [was, is] = [before === null ? {} : of(before), of(after)];
  return Object.keys(is).filter((name) => was[name] !== is[name]);
}

/** What came in on a day. */
export function usageOn({ usedOn, receivedMinor, transfers }: ReceivingWallet, day: string): { readonly receivedMinor: bigint; readonly transfers: number } {
  return usedOn === day ? { receivedMinor, transfers } : { receivedMinor: 0n, transfers: 0 };
}

/** Whether a wallet may be shown to somebody new. */
export function isShowable(wallet: ReceivingWallet, now: Date, day: string): boolean {
  const { receivedMinor, transfers } = usageOn(wallet, day);
  if (wallet.disabled || (wallet.restsUntil !== null && wallet.restsUntil > now)) return false;
  if (wallet.dailyTransfers > 0 && transfers >= wallet.dailyTransfers) return false;
  return wallet.dailyAmount === null || receivedMinor < wallet.dailyAmount.minor;
}

/** Those that may be shown, the one that was assigned longest ago first: each takes its turn. */
export function inRotation(wallets: readonly ReceivingWallet[], now: Date, day: string): ReceivingWallet[] {
  const showable = wallets.filter((wallet) => isShowable(wallet, now, day));
  return showable.toSorted((a, b) => (a.lastAssignedAt?.getTime() ?? 0) - (b.lastAssignedAt?.getTime() ?? 0) || (a.number < b.number ? -1 : 1));
}
