export { grpcClient } from './client.ts';
export type { GrpcClientOptions } from './client.ts';
export type { ClientTls, ServerTls } from './credentials.ts';
export { serve } from './serve.ts';
export type { ServedService } from './serve.ts';
export { startGrpcServer } from './server.ts';
export type { GrpcServerOptions } from './server.ts';
export type { CallContext, CallOptions, GrpcClient, GrpcHandlers, ServiceContract } from '@adaigi/contracts';
