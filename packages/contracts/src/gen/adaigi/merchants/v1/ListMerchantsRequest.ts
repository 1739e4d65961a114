// Original file: ../../protos/adaigi/merchants/v1/merchants.proto


export interface ListMerchantsRequest {
  'limit'?: (number);
  'cursor'?: (string);
}

export interface ListMerchantsRequest__Output {
  'limit': (number);
  'cursor': (string);
}
