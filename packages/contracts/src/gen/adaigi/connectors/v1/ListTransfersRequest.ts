// Original file: ../../protos/adaigi/connectors/v1/connectors.proto


export interface ListTransfersRequest {
  'channel'?: (string);
  'cursor'?: (string);
  'limit'?: (number);
}

export interface ListTransfersRequest__Output {
  'channel': (string);
  'cursor': (string);
  'limit': (number);
}
