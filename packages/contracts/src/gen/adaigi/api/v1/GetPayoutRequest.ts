// Original file: ../../protos/adaigi/api/v1/api.proto


export interface GetPayoutRequest {
  'payoutId'?: (string);
  'waitS'?: (number);
}

export interface GetPayoutRequest__Output {
  'payoutId': (string);
  'waitS': (number);
}
