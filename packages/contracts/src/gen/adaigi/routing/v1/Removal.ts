// Original file: ../../protos/adaigi/routing/v1/routing.proto


export interface Removal {
  'channel'?: (string);
  'constraint'?: (string);
  'detail'?: (string);
}

export interface Removal__Output {
  'channel': (string);
  'constraint': (string);
  'detail': (string);
}
