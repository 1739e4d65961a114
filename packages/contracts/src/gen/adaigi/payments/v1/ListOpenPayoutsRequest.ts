// Original file: ../../protos/adaigi/payments/v1/payments.proto


export interface ListOpenPayoutsRequest {
  'limit'?: (number);
}

export interface ListOpenPayoutsRequest__Output {
  'limit': (number);
}
