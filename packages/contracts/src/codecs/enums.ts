import { AdaigiError } from '@adaigi/errors';
import { AmountMismatch } from '../gen/adaigi/deposits/v1/AmountMismatch.ts';
import { AttemptState } from '../gen/adaigi/payments/v1/AttemptState.ts';
import { ChannelHealth } from '../gen/adaigi/routing/v1/ChannelHealth.ts';
import { CredentialKind } from '../gen/adaigi/merchants/v1/CredentialKind.ts';
import { Decision } from '../gen/adaigi/risk/v1/Decision.ts';
import { DepositState } from '../gen/adaigi/deposits/v1/DepositState.ts';
import { Fault } from '../gen/adaigi/connectors/v1/Fault.ts';
import { HoldState } from '../gen/adaigi/ledger/v1/HoldState.ts';
import { MerchantStatus } from '../gen/adaigi/merchants/v1/MerchantStatus.ts';
import { Mode } from '../gen/adaigi/common/v1/Mode.ts';
import { OutcomeKind } from '../gen/adaigi/connectors/v1/OutcomeKind.ts';
import { PaymentState } from '../gen/adaigi/payments/v1/PaymentState.ts';
import { PayoutState } from '../gen/adaigi/payments/v1/PayoutState.ts';
import { RefundState } from '../gen/adaigi/payments/v1/RefundState.ts';
import { Retry } from '../gen/adaigi/connectors/v1/Retry.ts';
import { Side } from '../gen/adaigi/ledger/v1/Side.ts';
import { TransferSource } from '../gen/adaigi/deposits/v1/TransferSource.ts';
import { Verdict } from '../gen/adaigi/payments/v1/Verdict.ts';

type Joined<T extends string, J extends string> = T extends `${infer Head}_${infer Tail}` ? `${Head}${J}${Joined<Tail, J>}` : T;
type Word<N extends string, P extends string, J extends string> = N extends `${P}UNSPECIFIED`
  ? never
  : N extends `${P}${infer Rest}`
    ? Joined<Lowercase<Rest>, J>
    : never;

/** Both directions between a proto enum's names and the domain's words (`PAYMENT_STATE_ACCEPTED` <-> `accepted`). */
export interface EnumCodec<N extends string, W extends string> {
  readonly words: readonly W[];
  toProto(word: W): N;
  /** @throws AdaigiError `invalid_request` naming the field when the value is UNSPECIFIED, absent or unknown. */
  fromProto(name: string | undefined, field: string): W;
  /** Null when the value is UNSPECIFIED, absent or unknown. */
  optional(name: string | undefined): W | null;
}

function enumCodec<N extends string, P extends string, J extends string>(
  names: Readonly<Record<string, N>>,
  prefix: P,
  joint: J,
): EnumCodec<N, Word<N, P, J>> {
  type W = Word<N, P, J>;
  const wordOf = new Map<string, W>();
  const nameOf = new Map<W, N>();
  for (const name of Object.values(names)) {
    if (name === `${prefix}UNSPECIFIED`) continue;
    const word = name.slice(prefix.length).toLowerCase().replaceAll('_', joint) as W;
    wordOf.set(name, word);
    nameOf.set(word, name);
  }
  const optional = (name: string | undefined): W | null => (name === undefined ? null : (wordOf.get(name) ?? null));
  return {
    words: [...nameOf.keys()],
    toProto: (word) => {
      const name = nameOf.get(word);
      if (name === undefined) throw new RangeError(`${prefix}* has no value for the word`);
      return name;
    },
    fromProto: (name, field) => {
      const word = optional(name);
      if (word === null) {
        const message = `must be one of ${[...nameOf.keys()].join(', ')}`;
        throw new AdaigiError('invalid_request', `${field} is missing or unknown.`, { fields: [{ field, rule: 'enum', message }] });
      }
      return word;
    },
    optional,
  };
}

export const modeCodec = enumCodec(Mode, 'MODE_', '_');
export const paymentStateCodec = enumCodec(PaymentState, 'PAYMENT_STATE_', '_');
export const attemptStateCodec = enumCodec(AttemptState, 'ATTEMPT_STATE_', '_');
export const refundStateCodec = enumCodec(RefundState, 'REFUND_STATE_', '_');
export const payoutStateCodec = enumCodec(PayoutState, 'PAYOUT_STATE_', '_');
export const depositStateCodec = enumCodec(DepositState, 'DEPOSIT_STATE_', '_');
export const amountMismatchCodec = enumCodec(AmountMismatch, 'AMOUNT_MISMATCH_', '_');
export const transferSourceCodec = enumCodec(TransferSource, 'TRANSFER_SOURCE_', '_');
export const verdictCodec = enumCodec(Verdict, 'VERDICT_', '_');
export const outcomeKindCodec = enumCodec(OutcomeKind, 'OUTCOME_KIND_', '_');
export const faultCodec = enumCodec(Fault, 'FAULT_', '_');
/** The only words joined by a dash: `other-path`, `same-path`. */
export const retryCodec = enumCodec(Retry, 'RETRY_', '-');
export const decisionCodec = enumCodec(Decision, 'DECISION_', '_');
export const merchantStatusCodec = enumCodec(MerchantStatus, 'MERCHANT_STATUS_', '_');
export const credentialKindCodec = enumCodec(CredentialKind, 'CREDENTIAL_KIND_', '_');
export const channelHealthCodec = enumCodec(ChannelHealth, 'CHANNEL_HEALTH_', '_');
export const holdStateCodec = enumCodec(HoldState, 'HOLD_STATE_', '_');
export const sideCodec = enumCodec(Side, 'SIDE_', '_');
