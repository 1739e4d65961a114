// Original file: ../../protos/adaigi/api/v1/api.proto


export interface DeleteWebhookEndpointResponse {
}

export interface DeleteWebhookEndpointResponse__Output {
}
