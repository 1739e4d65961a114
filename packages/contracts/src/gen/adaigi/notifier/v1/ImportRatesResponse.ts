// Original file: ../../protos/adaigi/notifier/v1/notifier.proto


export interface ImportRatesResponse {
  'count'?: (number);
}

export interface ImportRatesResponse__Output {
  'count': (number);
}
