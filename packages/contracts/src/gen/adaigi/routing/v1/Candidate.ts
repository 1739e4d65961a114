// Original file: ../../protos/adaigi/routing/v1/routing.proto


export interface Candidate {
  'channel'?: (string);
  'wallet'?: (string);
  'score'?: (number | string);
  'choiceProbability'?: (number | string);
  'reasons'?: (string)[];
}

export interface Candidate__Output {
  'channel': (string);
  'wallet': (string);
  'score': (number);
  'choiceProbability': (number);
  'reasons': (string)[];
}
