// Original file: ../../protos/adaigi/api/v1/api.proto


export interface ListDepositsRequest {
  'reference'?: (string);
  'state'?: (string);
  'limit'?: (number);
  'cursor'?: (string);
}

export interface ListDepositsRequest__Output {
  'reference': (string);
  'state': (string);
  'limit': (number);
  'cursor': (string);
}
