// Original file: ../../protos/adaigi/events/v1/events.proto

import type { Side as _adaigi_ledger_v1_Side, Side__Output as _adaigi_ledger_v1_Side__Output } from '../../../adaigi/ledger/v1/Side.ts';

export interface LedgerLeg {
  'account'?: (string);
  'side'?: (_adaigi_ledger_v1_Side);
  'amountMinor'?: (string);
}

export interface LedgerLeg__Output {
  'account': (string);
  'side': (_adaigi_ledger_v1_Side__Output);
  'amountMinor': (string);
}
