import type { Mode, Money } from '@adaigi/domain';
import type { Caller, OrderFilter, OrderName, WaitOptions } from './common-ports.ts';

export type DepositState = 'possible' | 'pending' | 'credited' | 'refused' | 'expired';

/** A deposit as the payments service knows it now. Times are RFC 3339, empty while unknown. Label and sender are not masked. */
export interface DepositView {
  readonly id: string;
  readonly mode: Mode;
  readonly dialect: string;
  readonly reference: string;
  readonly walletType: string;
  readonly label: string;
  readonly transactionNumber: string;
  /** Null when the payer did not say. */
  readonly claimedAmount: Money | null;
  /** Null while no transfer is known. */
  readonly amount: Money | null;
  readonly state: DepositState;
  /** Why it is pending or refused; empty otherwise. */
  readonly reason: string;
  readonly senderNumber: string;
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly settledAt: string;
  readonly metadata: Readonly<Record<string, string>>;
  readonly dialectData: Readonly<Record<string, string>>;
}

/** A kind of wallet that takes transfers. */
export interface WalletTypeView {
  readonly type: string;
  /** The wallet behind it. */
  readonly wallet: string;
  readonly currency: string;
  /** Regular expression that the whole transaction number must match. */
  readonly numberPattern: string;
  readonly languages: readonly string[];
  readonly minAmount: Money;
  readonly maxAmount: Money;
  readonly available: boolean;
}

export interface AssignedWallet {
  /** 03XXXXXXXXX, or a till number. */
  readonly number: string;
  /** Empty when not known. */
  readonly title: string;
  readonly expiresAt: string;
}

/** A payer's word that a transfer is his. */
export interface NewClaim {
  readonly dialect: 'native' | 'paykassma';
  readonly idempotencyKey: string;
  readonly walletType: string;
  readonly label: string;
  readonly transactionNumber: string;
  readonly claimedAmount: Money | null;
  readonly reference: string;
  /** The merchant's settings now. */
  readonly policy: { readonly amountMismatch: AmountMismatch; readonly possibleTtlS: number };
  readonly metadata: Readonly<Record<string, string>>;
  readonly dialectData: Readonly<Record<string, string>>;
  /** Id of the same user's claim of the same number that ended with nothing and is tried again. While that would be refused again, it is the answer. */
  readonly insteadOf?: string;
}

export type AmountMismatch = 'credit_real' | 'pending' | 'refuse';

/** Deposits by hand, owned by the payments service. Throws AdaigiError `invalid_request`, `not_found`, `idempotency_conflict`, `unavailable`. */
export interface Deposits {
  walletTypes(caller: Caller): Promise<readonly WalletTypeView[]>;
  /** @throws AdaigiError also `no_wallet_available` */
  assign(caller: Caller, wish: { readonly walletType: string; readonly currency: string; readonly label: string }): Promise<AssignedWallet>;
  claim(caller: Caller, claim: NewClaim): Promise<{ deposit: DepositView; replayed: boolean }>;
  get(caller: Caller, name: OrderName<'paykassma'>, options?: WaitOptions): Promise<DepositView>;
  list(caller: Caller, filter: OrderFilter<DepositState>): Promise<{ deposits: DepositView[]; nextCursor: string }>;
}

/** Money that came into a receiving wallet, as a phone gateway tells it. */
export interface ToldTransfer {
  readonly mode: Mode;
  readonly walletType: string;
  readonly receivingNumber: string;
  readonly transactionNumber: string;
  readonly amount: Money;
  /** 03XXXXXXXXX, or empty. */
  readonly senderNumber: string;
  /** RFC 3339. */
  readonly transferredAt: string;
}

/** Transfers, owned by the payments service. */
export interface Transfers {
  /** @throws AdaigiError `invalid_request` for a wallet that is not registered, `unavailable` */
  record(transfer: ToldTransfer): Promise<{ readonly known: boolean }>;
}

/** A merchant's settings about claims, as every API passes them on. */
export function claimPolicy(settings: Readonly<Record<string, string>>): NewClaim['policy'] {
  const { amount_mismatch: mismatch, possible_ttl: ttl } = settings;
  return {
    amountMismatch: mismatch === 'pending' || mismatch === 'refuse' ? mismatch : 'credit_real',
    possibleTtlS: ttl !== undefined && /^\d{1,7}$/.test(ttl) ? Number(ttl) : 0,
  };
}
