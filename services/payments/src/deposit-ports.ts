import type { ClaimSummary, Deposit, DepositEvent, DepositState, Mode, Transfer } from '@adaigi/domain';
import type { AuditEntry, AuditFacts } from './core/audit-chain.ts';
import type { ReceivingWallet, WalletSettings } from './core/receiving-wallet.ts';
import type { WalletTypes } from './core/wallet-types.ts';
import type { Operators } from './operator-ports.ts';
import type { Clock, Ids, PagePosition } from './ports.ts';

export interface DepositFilter {
  readonly merchantId: string;
  readonly mode: Mode;
  readonly reference: string | null;
  readonly state: DepositState | null;
  readonly before: PagePosition | null;
  readonly limit: number;
}

/** What names a transaction number: numbers of different wallets and worlds are strangers. */
export interface NumberName {
  readonly mode: Mode;
  readonly walletType: string;
  readonly number: string;
}

/** The deposits as documents, by the same rules as payments: one guarded update per change, its events in the same document. */
export interface DepositStore {
  insert(deposit: Deposit): Promise<{ inserted: true } | { inserted: false; existing: Deposit }>;
  find(id: string): Promise<Deposit | null>;
  /** Only those that the merchant was told of. */
  list(filter: DepositFilter): Promise<Deposit[]>;
  /** False when the version has moved on. */
  save(before: Deposit, after: Deposit, events: readonly DepositEvent[]): Promise<boolean>;
  /** Claims that must be looked at, oldest first. */
  due(now: Date, limit: number): Promise<string[]>;
  /** Open claims of a number, the earliest first. */
  openClaims(name: NumberName): Promise<ClaimSummary[]>;
  countPossible(labelKey: string): Promise<number>;
  /** What waits for a person, oldest first. */
  pending(limit: number): Promise<Deposit[]>;
}

/** Saves a person's decision with its record in one write. Null when the version has moved on. */
export interface DepositAudit {
  saveDepositWithRecord(before: Deposit, after: Deposit, events: readonly DepositEvent[], facts: AuditFacts): Promise<AuditEntry | null>;
}

/** A transfer with the time at which somebody must see whether it and its claim agree; null when they do. */
export interface KeptTransfer extends Transfer {
  readonly checkAt: Date | null;
}

export type Recorded = { readonly kind: 'new' } | { readonly kind: 'known'; readonly contradicts: boolean };

/** The transfers as documents. Whose a transfer is, is decided here and nowhere else: by one guarded update of one document. */
export interface TransferStore {
  record(transfer: Transfer): Promise<Recorded>;
  find(id: string): Promise<KeptTransfer | null>;
  /** The same number may come into several receiving wallets. */
  ofNumber(name: NumberName): Promise<KeptTransfer[]>;
  /** Keeps a free transfer for a deposit, to be checked at a time. False when somebody else was faster. */
  take(id: string, depositId: string, checkAt: Date): Promise<boolean>;
  /** Frees a transfer from a deposit that got nothing, or keeps it from every claim; to be checked at once. */
  giveUp(id: string, depositId: string, fate: 'free' | 'blocked', checkAt: Date): Promise<void>;
  /** To be checked at a time: written before anything that a crash could leave half done. */
  checkLater(id: string, checkAt: Date): Promise<void>;
  /** Nothing is left to be done, unless the transfer has changed since it was read. */
  checked(transfer: KeptTransfer): Promise<void>;
  due(now: Date, limit: number): Promise<string[]>;
  countUnclaimed(): Promise<number>;
}

/** A statement file that operators import. */
export interface ImportedFile {
  /** A function of world, wallet and content. */
  readonly importId: string;
  readonly mode: Mode;
  readonly walletType: string;
  readonly receivingNumber: string;
  readonly currency: string;
  readonly fileSha256: string;
  /** Handles, in alphabetical order. */
  readonly operators: readonly string[];
  readonly at: Date;
}

export interface SavedImport {
  readonly entry: AuditEntry;
  /** The file was imported before, as the record says: nothing has changed. */
  readonly replayed: boolean;
  /** What is new by it. */
  readonly recordedIds: readonly string[];
}

/** Statements as they are imported. */
export interface StatementImports {
  /** Records the transfers that are not known, and who stands for them, in one write: both are there or neither. */
  save(file: ImportedFile, transfers: readonly Transfer[]): Promise<SavedImport>;
}

/** Receiving wallets: what is said of them, and how they are used. */
export interface ReceivingWallets {
  all(mode: Mode | null): Promise<ReceivingWallet[]>;
  ofType(mode: Mode, walletType: string): Promise<ReceivingWallet[]>;
  find(mode: Mode, walletType: string, number: string): Promise<ReceivingWallet | null>;
  /** Makes it the last in the rotation; false when it was assigned to somebody else since it was read. */
  assign(wallet: ReceivingWallet, at: Date): Promise<boolean>;
  /** Counts transfers towards its limits. Steers who is shown the wallet next; moves no money. */
  count(wallet: ReceivingWallet, came: { readonly minor: bigint; readonly transfers: number }, day: string, at: Date): Promise<void>;
}

/** Who stands for a receiving wallet. */
export interface WalletChange {
  /** A function of the wallet's identity that does not tell it. */
  readonly walletId: string;
  /** Handles, in alphabetical order; none of a wallet that came with the configuration. */
  readonly operators: readonly string[];
  readonly at: Date;
}

export interface SavedWallet {
  readonly wallet: ReceivingWallet;
  /** Null: it was so already. */
  readonly entry: AuditEntry | null;
}

/** Receiving wallets as they are added and changed. */
export interface WalletChanges {
  /** Adds or changes one and records who stands for it, what it was and what it is, in one write: both are there or neither. */
  save(settings: WalletSettings, change: WalletChange): Promise<SavedWallet>;
}

export interface ShownWallet {
  readonly number: string;
  readonly until: Date;
}

/** Which wallet was shown to whom. */
export interface ShownWallets {
  /** What a user sees now; null when nothing. */
  current(labelKey: string, walletType: string, now: Date): Promise<ShownWallet | null>;
  remember(labelKey: string, merchant: { readonly merchantId: string; readonly mode: Mode }, walletType: string, shown: ShownWallet): Promise<void>;
  /** Whether anybody of the merchant was ever shown the wallet. */
  wasShown(merchantId: string, mode: Mode, walletType: string, number: string): Promise<boolean>;
}

/** Ids that are functions of what they stand for. */
export interface DepositIds extends Pick<Ids, 'contentHash'> {
  depositId(merchantId: string, dialect: string, mode: Mode, key: string): string;
  transferId(name: NumberName, receivingNumber: string): string;
  importId(wallet: Pick<ImportedFile, 'mode' | 'walletType' | 'receivingNumber'>, fileSha256: string): string;
  walletId(wallet: Pick<WalletSettings, 'mode' | 'walletType' | 'number'>): string;
  labelKey(merchantId: string, mode: Mode, label: string): string;
}

export type DepositRisk = 'allow' | 'review' | 'reject';

export interface DepositRiskPort {
  /** Idempotent by deposit. @throws AdaigiError `unavailable` and the like when it could not be asked. */
  assess(deposit: Deposit, transfer: Transfer): Promise<DepositRisk>;
}

/** Facts worth counting; labels are bounded sets. */
export interface DepositMeter {
  depositChanged(deposit: Deposit): void;
  transfersRecorded(walletType: string, source: string, what: 'new' | 'known' | 'contradicts', count: number): void;
}

/** What the deposit use cases work with. Times in milliseconds. */
export interface DepositPorts {
  readonly deposits: DepositStore;
  readonly transfers: TransferStore;
  readonly wallets: ReceivingWallets;
  readonly shown: ShownWallets;
  readonly walletTypes: WalletTypes;
  readonly depositIds: DepositIds;
  readonly depositRisk: DepositRiskPort;
  readonly depositMeter: DepositMeter;
  readonly depositAudit: DepositAudit;
  readonly operators: Operators;
  readonly clock: Clock;
  readonly pollMs: number;
  readonly depositPolicy: DepositPolicy;
}

export interface DepositPolicy {
  /** How long a user is shown the same wallet. */
  readonly shownForMs: number;
  /** Open claims without a transfer that one user may have: more are guesses. */
  readonly maxPossible: number;
  /** A transfer that is older than this when it is claimed is left to a person. */
  readonly oldAfterMs: number;
  /** After this long somebody looks whether a crash left a claim and its transfer apart. */
  readonly repairAfterMs: number;
}
