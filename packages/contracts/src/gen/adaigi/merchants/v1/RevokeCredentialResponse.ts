// Original file: ../../protos/adaigi/merchants/v1/merchants.proto


export interface RevokeCredentialResponse {
}

export interface RevokeCredentialResponse__Output {
}
