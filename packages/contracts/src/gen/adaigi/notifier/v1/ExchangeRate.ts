// Original file: ../../protos/adaigi/notifier/v1/notifier.proto


export interface ExchangeRate {
  'currency'?: (string);
  'rate'?: (string);
}

export interface ExchangeRate__Output {
  'currency': (string);
  'rate': (string);
}
