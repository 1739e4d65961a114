// Original file: ../../protos/adaigi/routing/v1/routing.proto


export interface ChannelShare {
  'channel'?: (string);
  'before'?: (number | string);
  'after'?: (number | string);
}

export interface ChannelShare__Output {
  'channel': (string);
  'before': (number);
  'after': (number);
}
