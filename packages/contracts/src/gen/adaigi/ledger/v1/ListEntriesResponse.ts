// Original file: ../../protos/adaigi/ledger/v1/ledger.proto

import type { Entry as _adaigi_ledger_v1_Entry, Entry__Output as _adaigi_ledger_v1_Entry__Output } from '../../../adaigi/ledger/v1/Entry.ts';

export interface ListEntriesResponse {
  'entries'?: (_adaigi_ledger_v1_Entry)[];
  'nextCursor'?: (string);
}

export interface ListEntriesResponse__Output {
  'entries': (_adaigi_ledger_v1_Entry__Output)[];
  'nextCursor': (string);
}
