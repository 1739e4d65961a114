// Original file: ../../protos/adaigi/connectors/v1/connectors.proto

import type { IncomingTransfer as _adaigi_connectors_v1_IncomingTransfer, IncomingTransfer__Output as _adaigi_connectors_v1_IncomingTransfer__Output } from '../../../adaigi/connectors/v1/IncomingTransfer.ts';

export interface ListTransfersResponse {
  'transfers'?: (_adaigi_connectors_v1_IncomingTransfer)[];
  'nextCursor'?: (string);
}

export interface ListTransfersResponse__Output {
  'transfers': (_adaigi_connectors_v1_IncomingTransfer__Output)[];
  'nextCursor': (string);
}
