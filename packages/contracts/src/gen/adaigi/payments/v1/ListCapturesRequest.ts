// Original file: ../../protos/adaigi/payments/v1/payments.proto


export interface ListCapturesRequest {
  'channel'?: (string);
  'from'?: (string);
  'to'?: (string);
}

export interface ListCapturesRequest__Output {
  'channel': (string);
  'from': (string);
  'to': (string);
}
