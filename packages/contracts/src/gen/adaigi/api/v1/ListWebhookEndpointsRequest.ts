// Original file: ../../protos/adaigi/api/v1/api.proto


export interface ListWebhookEndpointsRequest {
}

export interface ListWebhookEndpointsRequest__Output {
}
