// Original file: ../../protos/adaigi/merchants/v1/merchants.proto


export interface CreateMerchantRequest {
  'name'?: (string);
  'dialects'?: (string)[];
  'settings'?: ({[key: string]: string});
}

export interface CreateMerchantRequest__Output {
  'name': (string);
  'dialects': (string)[];
  'settings': ({[key: string]: string});
}
