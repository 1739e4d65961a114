// Original file: ../../protos/adaigi/routing/v1/routing.proto


export interface PolicyActor {
  'operatorHandle'?: (string);
  'operatorToken'?: (string);
  'keyId'?: (string);
}

export interface PolicyActor__Output {
  'operatorHandle': (string);
  'operatorToken': (string);
  'keyId': (string);
}
