// Original file: ../../protos/adaigi/merchants/v1/merchants.proto


export interface AddReturnUrlRequest {
  'merchantId'?: (string);
  'url'?: (string);
  'defaultFor'?: (string)[];
}

export interface AddReturnUrlRequest__Output {
  'merchantId': (string);
  'url': (string);
  'defaultFor': (string)[];
}
