// Original file: ../../protos/adaigi/api/v1/api.proto


export interface ReceiverDetails {
  'mobile'?: (string);
  'name'?: (string);
  'cnic'?: (string);
  'bank'?: (string);
  'accountNumber'?: (string);
}

export interface ReceiverDetails__Output {
  'mobile': (string);
  'name': (string);
  'cnic': (string);
  'bank': (string);
  'accountNumber': (string);
}
