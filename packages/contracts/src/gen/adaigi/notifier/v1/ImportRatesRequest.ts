// Original file: ../../protos/adaigi/notifier/v1/notifier.proto

import type { ExchangeRate as _adaigi_notifier_v1_ExchangeRate, ExchangeRate__Output as _adaigi_notifier_v1_ExchangeRate__Output } from '../../../adaigi/notifier/v1/ExchangeRate.ts';

export interface ImportRatesRequest {
  'day'?: (string);
  'base'?: (string);
  'rates'?: (_adaigi_notifier_v1_ExchangeRate)[];
}

export interface ImportRatesRequest__Output {
  'day': (string);
  'base': (string);
  'rates': (_adaigi_notifier_v1_ExchangeRate__Output)[];
}
