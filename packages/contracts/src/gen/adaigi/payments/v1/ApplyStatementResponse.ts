// Original file: ../../protos/adaigi/payments/v1/payments.proto


export interface ApplyStatementResponse {
  'fileSha256'?: (string);
  'applied'?: (string)[];
  'known'?: (string)[];
  'contradicting'?: (string)[];
  'unmatched'?: (string)[];
}

export interface ApplyStatementResponse__Output {
  'fileSha256': (string);
  'applied': (string)[];
  'known': (string)[];
  'contradicting': (string)[];
  'unmatched': (string)[];
}
