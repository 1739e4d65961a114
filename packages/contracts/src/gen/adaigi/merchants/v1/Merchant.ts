// Original file: ../../protos/adaigi/merchants/v1/merchants.proto

import type { MerchantStatus as _adaigi_merchants_v1_MerchantStatus, MerchantStatus__Output as _adaigi_merchants_v1_MerchantStatus__Output } from '../../../adaigi/merchants/v1/MerchantStatus.ts';
import type { Long } from '@grpc/proto-loader';

export interface Merchant {
  'id'?: (string);
  'name'?: (string);
  'status'?: (_adaigi_merchants_v1_MerchantStatus);
  'settings'?: ({[key: string]: string});
  'dialects'?: (string)[];
  'createdAt'?: (string);
  'seq'?: (number | string | Long);
}

export interface Merchant__Output {
  'id': (string);
  'name': (string);
  'status': (_adaigi_merchants_v1_MerchantStatus__Output);
  'settings': ({[key: string]: string});
  'dialects': (string)[];
  'createdAt': (string);
  'seq': (string);
}
