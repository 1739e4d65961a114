// Original file: ../../protos/adaigi/merchants/v1/merchants.proto


export interface CreateOperatorRequest {
  'handle'?: (string);
}

export interface CreateOperatorRequest__Output {
  'handle': (string);
}
