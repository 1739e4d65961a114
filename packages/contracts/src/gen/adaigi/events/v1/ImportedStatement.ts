// Original file: ../../protos/adaigi/events/v1/events.proto


export interface ImportedStatement {
  'walletType'?: (string);
  'fileSha256'?: (string);
  'lines'?: (number);
  'recorded'?: (number);
  'known'?: (number);
  'contradicting'?: (number);
  'recordedMinor'?: (string);
  'currency'?: (string);
}

export interface ImportedStatement__Output {
  'walletType': (string);
  'fileSha256': (string);
  'lines': (number);
  'recorded': (number);
  'known': (number);
  'contradicting': (number);
  'recordedMinor': (string);
  'currency': (string);
}
