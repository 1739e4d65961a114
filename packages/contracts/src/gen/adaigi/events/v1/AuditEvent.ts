// Original file: ../../protos/adaigi/events/v1/events.proto

import type { Mode as _adaigi_common_v1_Mode, Mode__Output as _adaigi_common_v1_Mode__Output } from '../../../adaigi/common/v1/Mode.ts';
import type { ImportedStatement as _adaigi_events_v1_ImportedStatement, ImportedStatement__Output as _adaigi_events_v1_ImportedStatement__Output } from '../../../adaigi/events/v1/ImportedStatement.ts';
import type { ReceivingWalletChange as _adaigi_events_v1_ReceivingWalletChange, ReceivingWalletChange__Output as _adaigi_events_v1_ReceivingWalletChange__Output } from '../../../adaigi/events/v1/ReceivingWalletChange.ts';

export interface AuditEvent {
  'chain'?: (string);
  'seq'?: (string);
  'action'?: (string);
  'merchantId'?: (string);
  'mode'?: (_adaigi_common_v1_Mode);
  'paymentId'?: (string);
  'attemptNumber'?: (number);
  'refundId'?: (string);
  'verdict'?: (string);
  'stateBefore'?: (string);
  'stateAfter'?: (string);
  'operators'?: (string)[];
  'occurredAt'?: (string);
  'previousHash'?: (string);
  'hash'?: (string);
  'statement'?: (_adaigi_events_v1_ImportedStatement | null);
  'wallet'?: (_adaigi_events_v1_ReceivingWalletChange | null);
  'freedTransfer'?: (boolean);
  '_statement'?: "statement";
  '_wallet'?: "wallet";
  '_freedTransfer'?: "freedTransfer";
}

export interface AuditEvent__Output {
  'chain': (string);
  'seq': (string);
  'action': (string);
  'merchantId': (string);
  'mode': (_adaigi_common_v1_Mode__Output);
  'paymentId': (string);
  'attemptNumber': (number);
  'refundId': (string);
  'verdict': (string);
  'stateBefore': (string);
  'stateAfter': (string);
  'operators': (string)[];
  'occurredAt': (string);
  'previousHash': (string);
  'hash': (string);
  'statement'?: (_adaigi_events_v1_ImportedStatement__Output | null);
  'wallet'?: (_adaigi_events_v1_ReceivingWalletChange__Output | null);
  'freedTransfer'?: (boolean);
  '_statement'?: "statement";
  '_wallet'?: "wallet";
  '_freedTransfer'?: "freedTransfer";
}
