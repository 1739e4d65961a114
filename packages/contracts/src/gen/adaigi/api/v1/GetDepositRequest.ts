// Original file: ../../protos/adaigi/api/v1/api.proto


export interface GetDepositRequest {
  'depositId'?: (string);
  'waitS'?: (number);
}

export interface GetDepositRequest__Output {
  'depositId': (string);
  'waitS': (number);
}
