// Original file: ../../protos/adaigi/events/v1/events.proto

import type { Mode as _adaigi_common_v1_Mode, Mode__Output as _adaigi_common_v1_Mode__Output } from '../../../adaigi/common/v1/Mode.ts';
import type { DepositState as _adaigi_deposits_v1_DepositState, DepositState__Output as _adaigi_deposits_v1_DepositState__Output } from '../../../adaigi/deposits/v1/DepositState.ts';

export interface DepositEvent {
  'depositId'?: (string);
  'seq'?: (string);
  'merchantId'?: (string);
  'mode'?: (_adaigi_common_v1_Mode);
  'dialect'?: (string);
  'reference'?: (string);
  'amountMinor'?: (string);
  'claimedMinor'?: (string);
  'currency'?: (string);
  'state'?: (_adaigi_deposits_v1_DepositState);
  'walletType'?: (string);
  'channel'?: (string);
  'reason'?: (string);
  'createdAt'?: (string);
  'occurredAt'?: (string);
  'version'?: (string);
}

export interface DepositEvent__Output {
  'depositId': (string);
  'seq': (string);
  'merchantId': (string);
  'mode': (_adaigi_common_v1_Mode__Output);
  'dialect': (string);
  'reference': (string);
  'amountMinor': (string);
  'claimedMinor': (string);
  'currency': (string);
  'state': (_adaigi_deposits_v1_DepositState__Output);
  'walletType': (string);
  'channel': (string);
  'reason': (string);
  'createdAt': (string);
  'occurredAt': (string);
  'version': (string);
}
