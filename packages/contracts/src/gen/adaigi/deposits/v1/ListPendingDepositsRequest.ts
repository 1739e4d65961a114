// Original file: ../../protos/adaigi/deposits/v1/deposits.proto


export interface ListPendingDepositsRequest {
  'limit'?: (number);
}

export interface ListPendingDepositsRequest__Output {
  'limit': (number);
}
