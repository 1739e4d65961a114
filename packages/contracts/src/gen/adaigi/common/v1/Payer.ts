// Original file: ../../protos/adaigi/common/v1/common.proto


export interface Payer {
  'mobile'?: (string);
  'name'?: (string);
  'email'?: (string);
  'cnic'?: (string);
}

export interface Payer__Output {
  'mobile': (string);
  'name': (string);
  'email': (string);
  'cnic': (string);
}
