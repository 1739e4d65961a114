// Original file: ../../protos/adaigi/api/v1/api.proto


export interface ListPaymentsRequest {
  'reference'?: (string);
  'state'?: (string);
  'createdFrom'?: (string);
  'createdTo'?: (string);
  'limit'?: (number);
  'cursor'?: (string);
}

export interface ListPaymentsRequest__Output {
  'reference': (string);
  'state': (string);
  'createdFrom': (string);
  'createdTo': (string);
  'limit': (number);
  'cursor': (string);
}
