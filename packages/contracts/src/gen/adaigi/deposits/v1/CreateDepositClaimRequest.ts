// Original file: ../../protos/adaigi/deposits/v1/deposits.proto

import type { Mode as _adaigi_common_v1_Mode, Mode__Output as _adaigi_common_v1_Mode__Output } from '../../../adaigi/common/v1/Mode.ts';
import type { Money as _adaigi_common_v1_Money, Money__Output as _adaigi_common_v1_Money__Output } from '../../../adaigi/common/v1/Money.ts';
import type { ClaimPolicy as _adaigi_deposits_v1_ClaimPolicy, ClaimPolicy__Output as _adaigi_deposits_v1_ClaimPolicy__Output } from '../../../adaigi/deposits/v1/ClaimPolicy.ts';

export interface CreateDepositClaimRequest {
  'merchantId'?: (string);
  'mode'?: (_adaigi_common_v1_Mode);
  'dialect'?: (string);
  'idempotencyKey'?: (string);
  'walletType'?: (string);
  'label'?: (string);
  'transactionNumber'?: (string);
  'claimedAmount'?: (_adaigi_common_v1_Money | null);
  'reference'?: (string);
  'policy'?: (_adaigi_deposits_v1_ClaimPolicy | null);
  'metadata'?: ({[key: string]: string});
  'dialectData'?: ({[key: string]: string});
  'insteadOf'?: (string);
  '_claimedAmount'?: "claimedAmount";
}

export interface CreateDepositClaimRequest__Output {
  'merchantId': (string);
  'mode': (_adaigi_common_v1_Mode__Output);
  'dialect': (string);
  'idempotencyKey': (string);
  'walletType': (string);
  'label': (string);
  'transactionNumber': (string);
  'claimedAmount'?: (_adaigi_common_v1_Money__Output | null);
  'reference': (string);
  'policy': (_adaigi_deposits_v1_ClaimPolicy__Output | null);
  'metadata': ({[key: string]: string});
  'dialectData': ({[key: string]: string});
  'insteadOf': (string);
  '_claimedAmount'?: "claimedAmount";
}
