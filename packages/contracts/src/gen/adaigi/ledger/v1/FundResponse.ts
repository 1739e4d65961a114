// Original file: ../../protos/adaigi/ledger/v1/ledger.proto

import type { Balance as _adaigi_ledger_v1_Balance, Balance__Output as _adaigi_ledger_v1_Balance__Output } from '../../../adaigi/ledger/v1/Balance.ts';

export interface FundResponse {
  'balance'?: (_adaigi_ledger_v1_Balance | null);
}

export interface FundResponse__Output {
  'balance': (_adaigi_ledger_v1_Balance__Output | null);
}
