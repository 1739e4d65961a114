// Original file: ../../protos/adaigi/routing/v1/routing.proto


export interface ConstraintCount {
  'channel'?: (string);
  'constraint'?: (string);
  'before'?: (number);
  'after'?: (number);
}

export interface ConstraintCount__Output {
  'channel': (string);
  'constraint': (string);
  'before': (number);
  'after': (number);
}
