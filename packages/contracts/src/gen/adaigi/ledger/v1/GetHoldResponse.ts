// Original file: ../../protos/adaigi/ledger/v1/ledger.proto

import type { Hold as _adaigi_ledger_v1_Hold, Hold__Output as _adaigi_ledger_v1_Hold__Output } from '../../../adaigi/ledger/v1/Hold.ts';

export interface GetHoldResponse {
  'hold'?: (_adaigi_ledger_v1_Hold | null);
}

export interface GetHoldResponse__Output {
  'hold': (_adaigi_ledger_v1_Hold__Output | null);
}
