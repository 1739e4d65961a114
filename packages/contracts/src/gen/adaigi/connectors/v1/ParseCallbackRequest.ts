// Original file: ../../protos/adaigi/connectors/v1/connectors.proto


export interface ParseCallbackRequest {
  'channel'?: (string);
  'method'?: (string);
  'query'?: (string);
  'contentType'?: (string);
  'body'?: (Buffer | Uint8Array | string);
}

export interface ParseCallbackRequest__Output {
  'channel': (string);
  'method': (string);
  'query': (string);
  'contentType': (string);
  'body': (Buffer);
}
