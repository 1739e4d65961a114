// Original file: ../../protos/adaigi/ledger/v1/ledger.proto

import type { Mode as _adaigi_common_v1_Mode, Mode__Output as _adaigi_common_v1_Mode__Output } from '../../../adaigi/common/v1/Mode.ts';
import type { Money as _adaigi_common_v1_Money, Money__Output as _adaigi_common_v1_Money__Output } from '../../../adaigi/common/v1/Money.ts';
import type { HoldState as _adaigi_ledger_v1_HoldState, HoldState__Output as _adaigi_ledger_v1_HoldState__Output } from '../../../adaigi/ledger/v1/HoldState.ts';

export interface Hold {
  'reference'?: (string);
  'merchantId'?: (string);
  'mode'?: (_adaigi_common_v1_Mode);
  'amount'?: (_adaigi_common_v1_Money | null);
  'fee'?: (_adaigi_common_v1_Money | null);
  'method'?: (string);
  'state'?: (_adaigi_ledger_v1_HoldState);
  'channel'?: (string);
  'createdAt'?: (string);
  'updatedAt'?: (string);
}

export interface Hold__Output {
  'reference': (string);
  'merchantId': (string);
  'mode': (_adaigi_common_v1_Mode__Output);
  'amount': (_adaigi_common_v1_Money__Output | null);
  'fee': (_adaigi_common_v1_Money__Output | null);
  'method': (string);
  'state': (_adaigi_ledger_v1_HoldState__Output);
  'channel': (string);
  'createdAt': (string);
  'updatedAt': (string);
}
