// Original file: ../../protos/adaigi/events/v1/events.proto


export interface RoutingPolicyEvent {
  'scope'?: (string);
  'seq'?: (string);
  'document'?: (string);
  'hash'?: (string);
  'recordHash'?: (string);
  'occurredAt'?: (string);
}

export interface RoutingPolicyEvent__Output {
  'scope': (string);
  'seq': (string);
  'document': (string);
  'hash': (string);
  'recordHash': (string);
  'occurredAt': (string);
}
