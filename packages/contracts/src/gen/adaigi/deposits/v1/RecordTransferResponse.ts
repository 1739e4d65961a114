// Original file: ../../protos/adaigi/deposits/v1/deposits.proto


export interface RecordTransferResponse {
  'known'?: (boolean);
  'contradicts'?: (boolean);
  'depositId'?: (string);
}

export interface RecordTransferResponse__Output {
  'known': (boolean);
  'contradicts': (boolean);
  'depositId': (string);
}
