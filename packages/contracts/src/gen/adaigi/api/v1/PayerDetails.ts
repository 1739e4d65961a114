// Original file: ../../protos/adaigi/api/v1/api.proto


export interface PayerDetails {
  'mobile'?: (string);
  'name'?: (string);
  'email'?: (string);
  'cnic'?: (string);
}

export interface PayerDetails__Output {
  'mobile': (string);
  'name': (string);
  'email': (string);
  'cnic': (string);
}
