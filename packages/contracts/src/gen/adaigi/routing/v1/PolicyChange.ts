// Original file: ../../protos/adaigi/routing/v1/routing.proto


export interface PolicyChange {
  'version'?: (number);
  'changedBy'?: (string);
  'changedAt'?: (string);
  'note'?: (string);
  'hashBefore'?: (string);
  'hashAfter'?: (string);
  'document'?: (string);
  'recordHash'?: (string);
}

export interface PolicyChange__Output {
  'version': (number);
  'changedBy': (string);
  'changedAt': (string);
  'note': (string);
  'hashBefore': (string);
  'hashAfter': (string);
  'document': (string);
  'recordHash': (string);
}
