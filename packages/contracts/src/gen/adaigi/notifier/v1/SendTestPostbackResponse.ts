// Original file: ../../protos/adaigi/notifier/v1/notifier.proto


export interface SendTestPostbackResponse {
}

export interface SendTestPostbackResponse__Output {
}
