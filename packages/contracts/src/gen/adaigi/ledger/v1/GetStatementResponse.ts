// Original file: ../../protos/adaigi/ledger/v1/ledger.proto

import type { Balance as _adaigi_ledger_v1_Balance, Balance__Output as _adaigi_ledger_v1_Balance__Output } from '../../../adaigi/ledger/v1/Balance.ts';
import type { StatementLine as _adaigi_ledger_v1_StatementLine, StatementLine__Output as _adaigi_ledger_v1_StatementLine__Output } from '../../../adaigi/ledger/v1/StatementLine.ts';

export interface GetStatementResponse {
  'opening'?: (_adaigi_ledger_v1_Balance | null);
  'closing'?: (_adaigi_ledger_v1_Balance | null);
  'lines'?: (_adaigi_ledger_v1_StatementLine)[];
  'nextCursor'?: (string);
}

export interface GetStatementResponse__Output {
  'opening': (_adaigi_ledger_v1_Balance__Output | null);
  'closing': (_adaigi_ledger_v1_Balance__Output | null);
  'lines': (_adaigi_ledger_v1_StatementLine__Output)[];
  'nextCursor': (string);
}
