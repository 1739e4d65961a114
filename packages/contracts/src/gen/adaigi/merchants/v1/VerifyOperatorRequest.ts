// Original file: ../../protos/adaigi/merchants/v1/merchants.proto


export interface VerifyOperatorRequest {
  'handle'?: (string);
  'token'?: (string);
}

export interface VerifyOperatorRequest__Output {
  'handle': (string);
  'token': (string);
}
