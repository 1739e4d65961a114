// Original file: ../../protos/adaigi/notifier/v1/notifier.proto


export interface DeleteEndpointResponse {
}

export interface DeleteEndpointResponse__Output {
}
