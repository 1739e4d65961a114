// Original file: ../../protos/adaigi/common/v1/common.proto


export interface CallError {
  'code'?: (number);
  'details'?: (Buffer | Uint8Array | string);
}

export interface CallError__Output {
  'code': (number);
  'details': (Buffer);
}
