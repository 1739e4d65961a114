// Original file: ../../protos/adaigi/connectors/v1/connectors.proto


export interface Receiver {
  'mobile'?: (string);
  'name'?: (string);
  'cnic'?: (string);
  'bank'?: (string);
  'accountNumber'?: (string);
}

export interface Receiver__Output {
  'mobile': (string);
  'name': (string);
  'cnic': (string);
  'bank': (string);
  'accountNumber': (string);
}
