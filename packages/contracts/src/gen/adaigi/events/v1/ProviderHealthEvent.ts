// Original file: ../../protos/adaigi/events/v1/events.proto


export interface ProviderHealthEvent {
  'channel'?: (string);
  'operation'?: (string);
  'breaker'?: (string);
  'reason'?: (string);
  'occurredAt'?: (string);
  'instance'?: (string);
  'probe'?: (string);
}

export interface ProviderHealthEvent__Output {
  'channel': (string);
  'operation': (string);
  'breaker': (string);
  'reason': (string);
  'occurredAt': (string);
  'instance': (string);
  'probe': (string);
}
