/** What goes on beside pay-ins and their refunds: money out, money sent by hand, test money. Counts are of whole runs. */
export interface MixProfile {
  readonly payouts: number;
  /** Transfers by hand; some are claimed more than once, some never come. */
  readonly deposits: number;
  readonly fundings: number;
  /** Share of the payouts that go into bank accounts. */
  readonly toBanks: number;
  /** Share of the payouts whose receiver's wallet or account has a behaviour of its own. */
  readonly oddReceivers: number;
  /** Share of the payouts that are two of one amount to one number at the same time. */
  readonly twins: number;
  /** Share of the deposits whose number several users claim. */
  readonly contested: number;
  /** Share of the deposits whose money never comes. */
  readonly neverSent: number;
  /** Payouts, ledger and deposits: named crash points per 1,000 operations. */
  readonly crashesPerThousand: number;
  /** Test money that a merchant begins with, in paisa: less than its payouts ask for, so that balances run out. */
  readonly startMinor: bigint;
}
