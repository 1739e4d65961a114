// Original file: ../../protos/adaigi/api/v1/api.proto


export interface ListPayoutsRequest {
  'reference'?: (string);
  'state'?: (string);
  'limit'?: (number);
  'cursor'?: (string);
}

export interface ListPayoutsRequest__Output {
  'reference': (string);
  'state': (string);
  'limit': (number);
  'cursor': (string);
}
