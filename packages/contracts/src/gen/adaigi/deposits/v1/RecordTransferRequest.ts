// Original file: ../../protos/adaigi/deposits/v1/deposits.proto

import type { Transfer as _adaigi_deposits_v1_Transfer, Transfer__Output as _adaigi_deposits_v1_Transfer__Output } from '../../../adaigi/deposits/v1/Transfer.ts';
import type { TransferSource as _adaigi_deposits_v1_TransferSource, TransferSource__Output as _adaigi_deposits_v1_TransferSource__Output } from '../../../adaigi/deposits/v1/TransferSource.ts';

export interface RecordTransferRequest {
  'transfer'?: (_adaigi_deposits_v1_Transfer | null);
  'source'?: (_adaigi_deposits_v1_TransferSource);
}

export interface RecordTransferRequest__Output {
  'transfer': (_adaigi_deposits_v1_Transfer__Output | null);
  'source': (_adaigi_deposits_v1_TransferSource__Output);
}
