// Original file: ../../protos/adaigi/merchants/v1/merchants.proto


export interface Operator {
  'handle'?: (string);
  'disabled'?: (boolean);
  'createdAt'?: (string);
}

export interface Operator__Output {
  'handle': (string);
  'disabled': (boolean);
  'createdAt': (string);
}
