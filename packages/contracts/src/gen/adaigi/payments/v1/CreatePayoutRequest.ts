// Original file: ../../protos/adaigi/payments/v1/payments.proto

import type { Mode as _adaigi_common_v1_Mode, Mode__Output as _adaigi_common_v1_Mode__Output } from '../../../adaigi/common/v1/Mode.ts';
import type { Money as _adaigi_common_v1_Money, Money__Output as _adaigi_common_v1_Money__Output } from '../../../adaigi/common/v1/Money.ts';
import type { Receiver as _adaigi_connectors_v1_Receiver, Receiver__Output as _adaigi_connectors_v1_Receiver__Output } from '../../../adaigi/connectors/v1/Receiver.ts';

export interface CreatePayoutRequest {
  'merchantId'?: (string);
  'mode'?: (_adaigi_common_v1_Mode);
  'dialect'?: (string);
  'idempotencyKey'?: (string);
  'amount'?: (_adaigi_common_v1_Money | null);
  'wallet'?: (string);
  'receiver'?: (_adaigi_connectors_v1_Receiver | null);
  'reference'?: (string);
  'description'?: (string);
  'metadata'?: ({[key: string]: string});
  'expiresAt'?: (string);
  'notifyUrl'?: (string);
  'dialectData'?: ({[key: string]: string});
  'waitsForFunds'?: (boolean);
}

export interface CreatePayoutRequest__Output {
  'merchantId': (string);
  'mode': (_adaigi_common_v1_Mode__Output);
  'dialect': (string);
  'idempotencyKey': (string);
  'amount': (_adaigi_common_v1_Money__Output | null);
  'wallet': (string);
  'receiver': (_adaigi_connectors_v1_Receiver__Output | null);
  'reference': (string);
  'description': (string);
  'metadata': ({[key: string]: string});
  'expiresAt': (string);
  'notifyUrl': (string);
  'dialectData': ({[key: string]: string});
  'waitsForFunds': (boolean);
}
