// Original file: ../../protos/adaigi/connectors/v1/connectors.proto


export interface DescribeChannelsRequest {
}

export interface DescribeChannelsRequest__Output {
}
