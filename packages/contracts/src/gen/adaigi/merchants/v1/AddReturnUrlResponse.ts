// Original file: ../../protos/adaigi/merchants/v1/merchants.proto


export interface AddReturnUrlResponse {
  'id'?: (number);
}

export interface AddReturnUrlResponse__Output {
  'id': (number);
}
