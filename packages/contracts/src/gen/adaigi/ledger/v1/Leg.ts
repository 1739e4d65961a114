// Original file: ../../protos/adaigi/ledger/v1/ledger.proto

import type { Side as _adaigi_ledger_v1_Side, Side__Output as _adaigi_ledger_v1_Side__Output } from '../../../adaigi/ledger/v1/Side.ts';
import type { Long } from '@grpc/proto-loader';

export interface Leg {
  'account'?: (string);
  'side'?: (_adaigi_ledger_v1_Side);
  'minor'?: (number | string | Long);
}

export interface Leg__Output {
  'account': (string);
  'side': (_adaigi_ledger_v1_Side__Output);
  'minor': (string);
}
