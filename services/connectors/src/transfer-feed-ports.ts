import type { Mode, Money } from '@adaigi/domain';

/** A statement feed as its operator has set it up, without its secrets. */
export interface TransferFeedSettings {
  readonly id: string;
  readonly wallet: string;
  readonly currency: string;
  readonly mode: Mode;
  readonly timeoutMs: number;
  readonly connectTimeoutMs: number;
}

/** Money that came into one of our numbers, as the statement shows it. */
export interface IncomingTransfer {
  readonly number: string;
  /** 03XXXXXXXXX. */
  readonly receivingNumber: string;
  /** 03XXXXXXXXX, or empty. */
  readonly senderNumber: string;
  readonly amount: Money;
  readonly at: Date;
}

export interface TransferPage {
  readonly transfers: readonly IncomingTransfer[];
  readonly nextCursor: string;
}

export interface TransferFeed {
  readonly settings: TransferFeedSettings;
  /** @throws AdaigiError unavailable when the statement cannot be read, or a line of it cannot: nothing is passed over. */
  list(cursor: string, limit: number): Promise<TransferPage>;
}

/** The feeds of this process by id. */
export type TransferFeeds = ReadonlyMap<string, TransferFeed>;
