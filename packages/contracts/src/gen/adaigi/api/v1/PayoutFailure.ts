// Original file: ../../protos/adaigi/api/v1/api.proto


export interface PayoutFailure {
  'code'?: (string);
  'message'?: (string);
}

export interface PayoutFailure__Output {
  'code': (string);
  'message': (string);
}
