// Original file: ../../protos/adaigi/common/v1/common.proto


export interface NextAction {
  'type'?: (string);
  'token'?: (string);
  'expiresAt'?: (string);
}

export interface NextAction__Output {
  'type': (string);
  'token': (string);
  'expiresAt': (string);
}
