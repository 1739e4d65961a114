// Original file: ../../protos/adaigi/merchants/v1/merchants.proto


export interface DisableOperatorRequest {
  'handle'?: (string);
}

export interface DisableOperatorRequest__Output {
  'handle': (string);
}
