// Original file: ../../protos/adaigi/merchants/v1/merchants.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { AddReturnUrlRequest as _adaigi_merchants_v1_AddReturnUrlRequest, AddReturnUrlRequest__Output as _adaigi_merchants_v1_AddReturnUrlRequest__Output } from '../../../adaigi/merchants/v1/AddReturnUrlRequest.ts';
import type { AddReturnUrlResponse as _adaigi_merchants_v1_AddReturnUrlResponse, AddReturnUrlResponse__Output as _adaigi_merchants_v1_AddReturnUrlResponse__Output } from '../../../adaigi/merchants/v1/AddReturnUrlResponse.ts';
import type { CreateCredentialRequest as _adaigi_merchants_v1_CreateCredentialRequest, CreateCredentialRequest__Output as _adaigi_merchants_v1_CreateCredentialRequest__Output } from '../../../adaigi/merchants/v1/CreateCredentialRequest.ts';
import type { CreateCredentialResponse as _adaigi_merchants_v1_CreateCredentialResponse, CreateCredentialResponse__Output as _adaigi_merchants_v1_CreateCredentialResponse__Output } from '../../../adaigi/merchants/v1/CreateCredentialResponse.ts';
import type { CreateMerchantRequest as _adaigi_merchants_v1_CreateMerchantRequest, CreateMerchantRequest__Output as _adaigi_merchants_v1_CreateMerchantRequest__Output } from '../../../adaigi/merchants/v1/CreateMerchantRequest.ts';
import type { CreateMerchantResponse as _adaigi_merchants_v1_CreateMerchantResponse, CreateMerchantResponse__Output as _adaigi_merchants_v1_CreateMerchantResponse__Output } from '../../../adaigi/merchants/v1/CreateMerchantResponse.ts';
import type { GetCredentialsRequest as _adaigi_merchants_v1_GetCredentialsRequest, GetCredentialsRequest__Output as _adaigi_merchants_v1_GetCredentialsRequest__Output } from '../../../adaigi/merchants/v1/GetCredentialsRequest.ts';
import type { GetCredentialsResponse as _adaigi_merchants_v1_GetCredentialsResponse, GetCredentialsResponse__Output as _adaigi_merchants_v1_GetCredentialsResponse__Output } from '../../../adaigi/merchants/v1/GetCredentialsResponse.ts';
import type { GetMerchantRequest as _adaigi_merchants_v1_GetMerchantRequest, GetMerchantRequest__Output as _adaigi_merchants_v1_GetMerchantRequest__Output } from '../../../adaigi/merchants/v1/GetMerchantRequest.ts';
import type { GetMerchantResponse as _adaigi_merchants_v1_GetMerchantResponse, GetMerchantResponse__Output as _adaigi_merchants_v1_GetMerchantResponse__Output } from '../../../adaigi/merchants/v1/GetMerchantResponse.ts';
import type { ListMerchantsRequest as _adaigi_merchants_v1_ListMerchantsRequest, ListMerchantsRequest__Output as _adaigi_merchants_v1_ListMerchantsRequest__Output } from '../../../adaigi/merchants/v1/ListMerchantsRequest.ts';
import type { ListMerchantsResponse as _adaigi_merchants_v1_ListMerchantsResponse, ListMerchantsResponse__Output as _adaigi_merchants_v1_ListMerchantsResponse__Output } from '../../../adaigi/merchants/v1/ListMerchantsResponse.ts';
import type { RemoveReturnUrlRequest as _adaigi_merchants_v1_RemoveReturnUrlRequest, RemoveReturnUrlRequest__Output as _adaigi_merchants_v1_RemoveReturnUrlRequest__Output } from '../../../adaigi/merchants/v1/RemoveReturnUrlRequest.ts';
import type { RemoveReturnUrlResponse as _adaigi_merchants_v1_RemoveReturnUrlResponse, RemoveReturnUrlResponse__Output as _adaigi_merchants_v1_RemoveReturnUrlResponse__Output } from '../../../adaigi/merchants/v1/RemoveReturnUrlResponse.ts';
import type { ResolveCredentialRequest as _adaigi_merchants_v1_ResolveCredentialRequest, ResolveCredentialRequest__Output as _adaigi_merchants_v1_ResolveCredentialRequest__Output } from '../../../adaigi/merchants/v1/ResolveCredentialRequest.ts';
import type { ResolveCredentialResponse as _adaigi_merchants_v1_ResolveCredentialResponse, ResolveCredentialResponse__Output as _adaigi_merchants_v1_ResolveCredentialResponse__Output } from '../../../adaigi/merchants/v1/ResolveCredentialResponse.ts';
import type { RevokeCredentialRequest as _adaigi_merchants_v1_RevokeCredentialRequest, RevokeCredentialRequest__Output as _adaigi_merchants_v1_RevokeCredentialRequest__Output } from '../../../adaigi/merchants/v1/RevokeCredentialRequest.ts';
import type { RevokeCredentialResponse as _adaigi_merchants_v1_RevokeCredentialResponse, RevokeCredentialResponse__Output as _adaigi_merchants_v1_RevokeCredentialResponse__Output } from '../../../adaigi/merchants/v1/RevokeCredentialResponse.ts';
import type { UpdateMerchantRequest as _adaigi_merchants_v1_UpdateMerchantRequest, UpdateMerchantRequest__Output as _adaigi_merchants_v1_UpdateMerchantRequest__Output } from '../../../adaigi/merchants/v1/UpdateMerchantRequest.ts';
import type { UpdateMerchantResponse as _adaigi_merchants_v1_UpdateMerchantResponse, UpdateMerchantResponse__Output as _adaigi_merchants_v1_UpdateMerchantResponse__Output } from '../../../adaigi/merchants/v1/UpdateMerchantResponse.ts';

export interface MerchantsServiceClient extends grpc.Client {
  AddReturnUrl(argument: _adaigi_merchants_v1_AddReturnUrlRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_merchants_v1_AddReturnUrlResponse__Output>): grpc.ClientUnaryCall;
  AddReturnUrl(argument: _adaigi_merchants_v1_AddReturnUrlRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_merchants_v1_AddReturnUrlResponse__Output>): grpc.ClientUnaryCall;
  AddReturnUrl(argument: _adaigi_merchants_v1_AddReturnUrlRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_merchants_v1_AddReturnUrlResponse__Output>): grpc.ClientUnaryCall;
  AddReturnUrl(argument: _adaigi_merchants_v1_AddReturnUrlRequest, callback: grpc.requestCallback<_adaigi_merchants_v1_AddReturnUrlResponse__Output>): grpc.ClientUnaryCall;
  addReturnUrl(argument: _adaigi_merchants_v1_AddReturnUrlRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_merchants_v1_AddReturnUrlResponse__Output>): grpc.ClientUnaryCall;
  addReturnUrl(argument: _adaigi_merchants_v1_AddReturnUrlRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_merchants_v1_AddReturnUrlResponse__Output>): grpc.ClientUnaryCall;
  addReturnUrl(argument: _adaigi_merchants_v1_AddReturnUrlRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_merchants_v1_AddReturnUrlResponse__Output>): grpc.ClientUnaryCall;
  addReturnUrl(argument: _adaigi_merchants_v1_AddReturnUrlRequest, callback: grpc.requestCallback<_adaigi_merchants_v1_AddReturnUrlResponse__Output>): grpc.ClientUnaryCall;
  
  CreateCredential(argument: _adaigi_merchants_v1_CreateCredentialRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_merchants_v1_CreateCredentialResponse__Output>): grpc.ClientUnaryCall;
  CreateCredential(argument: _adaigi_merchants_v1_CreateCredentialRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_merchants_v1_CreateCredentialResponse__Output>): grpc.ClientUnaryCall;
  CreateCredential(argument: _adaigi_merchants_v1_CreateCredentialRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_merchants_v1_CreateCredentialResponse__Output>): grpc.ClientUnaryCall;
  CreateCredential(argument: _adaigi_merchants_v1_CreateCredentialRequest, callback: grpc.requestCallback<_adaigi_merchants_v1_CreateCredentialResponse__Output>): grpc.ClientUnaryCall;
  createCredential(argument: _adaigi_merchants_v1_CreateCredentialRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_merchants_v1_CreateCredentialResponse__Output>): grpc.ClientUnaryCall;
  createCredential(argument: _adaigi_merchants_v1_CreateCredentialRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_merchants_v1_CreateCredentialResponse__Output>): grpc.ClientUnaryCall;
  createCredential(argument: _adaigi_merchants_v1_CreateCredentialRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_merchants_v1_CreateCredentialResponse__Output>): grpc.ClientUnaryCall;
  createCredential(argument: _adaigi_merchants_v1_CreateCredentialRequest, callback: grpc.requestCallback<_adaigi_merchants_v1_CreateCredentialResponse__Output>): grpc.ClientUnaryCall;
  
  CreateMerchant(argument: _adaigi_merchants_v1_CreateMerchantRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_merchants_v1_CreateMerchantResponse__Output>): grpc.ClientUnaryCall;
  CreateMerchant(argument: _adaigi_merchants_v1_CreateMerchantRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_merchants_v1_CreateMerchantResponse__Output>): grpc.ClientUnaryCall;
  CreateMerchant(argument: _adaigi_merchants_v1_CreateMerchantRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_merchants_v1_CreateMerchantResponse__Output>): grpc.ClientUnaryCall;
  CreateMerchant(argument: _adaigi_merchants_v1_CreateMerchantRequest, callback: grpc.requestCallback<_adaigi_merchants_v1_CreateMerchantResponse__Output>): grpc.ClientUnaryCall;
  createMerchant(argument: _adaigi_merchants_v1_CreateMerchantRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_merchants_v1_CreateMerchantResponse__Output>): grpc.ClientUnaryCall;
  createMerchant(argument: _adaigi_merchants_v1_CreateMerchantRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_merchants_v1_CreateMerchantResponse__Output>): grpc.ClientUnaryCall;
  createMerchant(argument: _adaigi_merchants_v1_CreateMerchantRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_merchants_v1_CreateMerchantResponse__Output>): grpc.ClientUnaryCall;
  createMerchant(argument: _adaigi_merchants_v1_CreateMerchantRequest, callback: grpc.requestCallback<_adaigi_merchants_v1_CreateMerchantResponse__Output>): grpc.ClientUnaryCall;
  
  GetCredentials(argument: _adaigi_merchants_v1_GetCredentialsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_merchants_v1_GetCredentialsResponse__Output>): grpc.ClientUnaryCall;
  GetCredentials(argument: _adaigi_merchants_v1_GetCredentialsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_merchants_v1_GetCredentialsResponse__Output>): grpc.ClientUnaryCall;
  GetCredentials(argument: _adaigi_merchants_v1_GetCredentialsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_merchants_v1_GetCredentialsResponse__Output>): grpc.ClientUnaryCall;
  GetCredentials(argument: _adaigi_merchants_v1_GetCredentialsRequest, callback: grpc.requestCallback<_adaigi_merchants_v1_GetCredentialsResponse__Output>): grpc.ClientUnaryCall;
  getCredentials(argument: _adaigi_merchants_v1_GetCredentialsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_merchants_v1_GetCredentialsResponse__Output>): grpc.ClientUnaryCall;
  getCredentials(argument: _adaigi_merchants_v1_GetCredentialsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_merchants_v1_GetCredentialsResponse__Output>): grpc.ClientUnaryCall;
  getCredentials(argument: _adaigi_merchants_v1_GetCredentialsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_merchants_v1_GetCredentialsResponse__Output>): grpc.ClientUnaryCall;
  getCredentials(argument: _adaigi_merchants_v1_GetCredentialsRequest, callback: grpc.requestCallback<_adaigi_merchants_v1_GetCredentialsResponse__Output>): grpc.ClientUnaryCall;
  
  GetMerchant(argument: _adaigi_merchants_v1_GetMerchantRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_merchants_v1_GetMerchantResponse__Output>): grpc.ClientUnaryCall;
  GetMerchant(argument: _adaigi_merchants_v1_GetMerchantRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_merchants_v1_GetMerchantResponse__Output>): grpc.ClientUnaryCall;
  GetMerchant(argument: _adaigi_merchants_v1_GetMerchantRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_merchants_v1_GetMerchantResponse__Output>): grpc.ClientUnaryCall;
  GetMerchant(argument: _adaigi_merchants_v1_GetMerchantRequest, callback: grpc.requestCallback<_adaigi_merchants_v1_GetMerchantResponse__Output>): grpc.ClientUnaryCall;
  getMerchant(argument: _adaigi_merchants_v1_GetMerchantRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_merchants_v1_GetMerchantResponse__Output>): grpc.ClientUnaryCall;
  getMerchant(argument: _adaigi_merchants_v1_GetMerchantRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_merchants_v1_GetMerchantResponse__Output>): grpc.ClientUnaryCall;
  getMerchant(argument: _adaigi_merchants_v1_GetMerchantRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_merchants_v1_GetMerchantResponse__Output>): grpc.ClientUnaryCall;
  getMerchant(argument: _adaigi_merchants_v1_GetMerchantRequest, callback: grpc.requestCallback<_adaigi_merchants_v1_GetMerchantResponse__Output>): grpc.ClientUnaryCall;
  
  ListMerchants(argument: _adaigi_merchants_v1_ListMerchantsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_merchants_v1_ListMerchantsResponse__Output>): grpc.ClientUnaryCall;
  ListMerchants(argument: _adaigi_merchants_v1_ListMerchantsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_merchants_v1_ListMerchantsResponse__Output>): grpc.ClientUnaryCall;
  ListMerchants(argument: _adaigi_merchants_v1_ListMerchantsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_merchants_v1_ListMerchantsResponse__Output>): grpc.ClientUnaryCall;
  ListMerchants(argument: _adaigi_merchants_v1_ListMerchantsRequest, callback: grpc.requestCallback<_adaigi_merchants_v1_ListMerchantsResponse__Output>): grpc.ClientUnaryCall;
  listMerchants(argument: _adaigi_merchants_v1_ListMerchantsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_merchants_v1_ListMerchantsResponse__Output>): grpc.ClientUnaryCall;
  listMerchants(argument: _adaigi_merchants_v1_ListMerchantsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_merchants_v1_ListMerchantsResponse__Output>): grpc.ClientUnaryCall;
  listMerchants(argument: _adaigi_merchants_v1_ListMerchantsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_merchants_v1_ListMerchantsResponse__Output>): grpc.ClientUnaryCall;
  listMerchants(argument: _adaigi_merchants_v1_ListMerchantsRequest, callback: grpc.requestCallback<_adaigi_merchants_v1_ListMerchantsResponse__Output>): grpc.ClientUnaryCall;
  
  RemoveReturnUrl(argument: _adaigi_merchants_v1_RemoveReturnUrlRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_merchants_v1_RemoveReturnUrlResponse__Output>): grpc.ClientUnaryCall;
  RemoveReturnUrl(argument: _adaigi_merchants_v1_RemoveReturnUrlRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_merchants_v1_RemoveReturnUrlResponse__Output>): grpc.ClientUnaryCall;
  RemoveReturnUrl(argument: _adaigi_merchants_v1_RemoveReturnUrlRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_merchants_v1_RemoveReturnUrlResponse__Output>): grpc.ClientUnaryCall;
  RemoveReturnUrl(argument: _adaigi_merchants_v1_RemoveReturnUrlRequest, callback: grpc.requestCallback<_adaigi_merchants_v1_RemoveReturnUrlResponse__Output>): grpc.ClientUnaryCall;
  removeReturnUrl(argument: _adaigi_merchants_v1_RemoveReturnUrlRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_merchants_v1_RemoveReturnUrlResponse__Output>): grpc.ClientUnaryCall;
  removeReturnUrl(argument: _adaigi_merchants_v1_RemoveReturnUrlRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_merchants_v1_RemoveReturnUrlResponse__Output>): grpc.ClientUnaryCall;
  removeReturnUrl(argument: _adaigi_merchants_v1_RemoveReturnUrlRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_merchants_v1_RemoveReturnUrlResponse__Output>): grpc.ClientUnaryCall;
  removeReturnUrl(argument: _adaigi_merchants_v1_RemoveReturnUrlRequest, callback: grpc.requestCallback<_adaigi_merchants_v1_RemoveReturnUrlResponse__Output>): grpc.ClientUnaryCall;
  
  ResolveCredential(argument: _adaigi_merchants_v1_ResolveCredentialRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_merchants_v1_ResolveCredentialResponse__Output>): grpc.ClientUnaryCall;
  ResolveCredential(argument: _adaigi_merchants_v1_ResolveCredentialRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_merchants_v1_ResolveCredentialResponse__Output>): grpc.ClientUnaryCall;
  ResolveCredential(argument: _adaigi_merchants_v1_ResolveCredentialRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_merchants_v1_ResolveCredentialResponse__Output>): grpc.ClientUnaryCall;
  ResolveCredential(argument: _adaigi_merchants_v1_ResolveCredentialRequest, callback: grpc.requestCallback<_adaigi_merchants_v1_ResolveCredentialResponse__Output>): grpc.ClientUnaryCall;
  resolveCredential(argument: _adaigi_merchants_v1_ResolveCredentialRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_merchants_v1_ResolveCredentialResponse__Output>): grpc.ClientUnaryCall;
  resolveCredential(argument: _adaigi_merchants_v1_ResolveCredentialRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_merchants_v1_ResolveCredentialResponse__Output>): grpc.ClientUnaryCall;
  resolveCredential(argument: _adaigi_merchants_v1_ResolveCredentialRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_merchants_v1_ResolveCredentialResponse__Output>): grpc.ClientUnaryCall;
  resolveCredential(argument: _adaigi_merchants_v1_ResolveCredentialRequest, callback: grpc.requestCallback<_adaigi_merchants_v1_ResolveCredentialResponse__Output>): grpc.ClientUnaryCall;
  
  RevokeCredential(argument: _adaigi_merchants_v1_RevokeCredentialRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_merchants_v1_RevokeCredentialResponse__Output>): grpc.ClientUnaryCall;
  RevokeCredential(argument: _adaigi_merchants_v1_RevokeCredentialRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_merchants_v1_RevokeCredentialResponse__Output>): grpc.ClientUnaryCall;
  RevokeCredential(argument: _adaigi_merchants_v1_RevokeCredentialRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_merchants_v1_RevokeCredentialResponse__Output>): grpc.ClientUnaryCall;
  RevokeCredential(argument: _adaigi_merchants_v1_RevokeCredentialRequest, callback: grpc.requestCallback<_adaigi_merchants_v1_RevokeCredentialResponse__Output>): grpc.ClientUnaryCall;
  revokeCredential(argument: _adaigi_merchants_v1_RevokeCredentialRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_merchants_v1_RevokeCredentialResponse__Output>): grpc.ClientUnaryCall;
  revokeCredential(argument: _adaigi_merchants_v1_RevokeCredentialRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_merchants_v1_RevokeCredentialResponse__Output>): grpc.ClientUnaryCall;
  revokeCredential(argument: _adaigi_merchants_v1_RevokeCredentialRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_merchants_v1_RevokeCredentialResponse__Output>): grpc.ClientUnaryCall;
  revokeCredential(argument: _adaigi_merchants_v1_RevokeCredentialRequest, callback: grpc.requestCallback<_adaigi_merchants_v1_RevokeCredentialResponse__Output>): grpc.ClientUnaryCall;
  
  UpdateMerchant(argument: _adaigi_merchants_v1_UpdateMerchantRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_merchants_v1_UpdateMerchantResponse__Output>): grpc.ClientUnaryCall;
  UpdateMerchant(argument: _adaigi_merchants_v1_UpdateMerchantRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_merchants_v1_UpdateMerchantResponse__Output>): grpc.ClientUnaryCall;
  UpdateMerchant(argument: _adaigi_merchants_v1_UpdateMerchantRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_merchants_v1_UpdateMerchantResponse__Output>): grpc.ClientUnaryCall;
  UpdateMerchant(argument: _adaigi_merchants_v1_UpdateMerchantRequest, callback: grpc.requestCallback<_adaigi_merchants_v1_UpdateMerchantResponse__Output>): grpc.ClientUnaryCall;
  updateMerchant(argument: _adaigi_merchants_v1_UpdateMerchantRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_merchants_v1_UpdateMerchantResponse__Output>): grpc.ClientUnaryCall;
  updateMerchant(argument: _adaigi_merchants_v1_UpdateMerchantRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_adaigi_merchants_v1_UpdateMerchantResponse__Output>): grpc.ClientUnaryCall;
  updateMerchant(argument: _adaigi_merchants_v1_UpdateMerchantRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_adaigi_merchants_v1_UpdateMerchantResponse__Output>): grpc.ClientUnaryCall;
  updateMerchant(argument: _adaigi_merchants_v1_UpdateMerchantRequest, callback: grpc.requestCallback<_adaigi_merchants_v1_UpdateMerchantResponse__Output>): grpc.ClientUnaryCall;
  
}

export interface MerchantsServiceHandlers extends grpc.UntypedServiceImplementation {
  AddReturnUrl: grpc.handleUnaryCall<_adaigi_merchants_v1_AddReturnUrlRequest__Output, _adaigi_merchants_v1_AddReturnUrlResponse>;
  
  CreateCredential: grpc.handleUnaryCall<_adaigi_merchants_v1_CreateCredentialRequest__Output, _adaigi_merchants_v1_CreateCredentialResponse>;
  
  CreateMerchant: grpc.handleUnaryCall<_adaigi_merchants_v1_CreateMerchantRequest__Output, _adaigi_merchants_v1_CreateMerchantResponse>;
  
  GetCredentials: grpc.handleUnaryCall<_adaigi_merchants_v1_GetCredentialsRequest__Output, _adaigi_merchants_v1_GetCredentialsResponse>;
  
  GetMerchant: grpc.handleUnaryCall<_adaigi_merchants_v1_GetMerchantRequest__Output, _adaigi_merchants_v1_GetMerchantResponse>;
  
  ListMerchants: grpc.handleUnaryCall<_adaigi_merchants_v1_ListMerchantsRequest__Output, _adaigi_merchants_v1_ListMerchantsResponse>;
  
  RemoveReturnUrl: grpc.handleUnaryCall<_adaigi_merchants_v1_RemoveReturnUrlRequest__Output, _adaigi_merchants_v1_RemoveReturnUrlResponse>;
  
  ResolveCredential: grpc.handleUnaryCall<_adaigi_merchants_v1_ResolveCredentialRequest__Output, _adaigi_merchants_v1_ResolveCredentialResponse>;
  
  RevokeCredential: grpc.handleUnaryCall<_adaigi_merchants_v1_RevokeCredentialRequest__Output, _adaigi_merchants_v1_RevokeCredentialResponse>;
  
  UpdateMerchant: grpc.handleUnaryCall<_adaigi_merchants_v1_UpdateMerchantRequest__Output, _adaigi_merchants_v1_UpdateMerchantResponse>;
  
}

export interface MerchantsServiceDefinition extends grpc.ServiceDefinition {
  AddReturnUrl: MethodDefinition<_adaigi_merchants_v1_AddReturnUrlRequest, _adaigi_merchants_v1_AddReturnUrlResponse, _adaigi_merchants_v1_AddReturnUrlRequest__Output, _adaigi_merchants_v1_AddReturnUrlResponse__Output>
  CreateCredential: MethodDefinition<_adaigi_merchants_v1_CreateCredentialRequest, _adaigi_merchants_v1_CreateCredentialResponse, _adaigi_merchants_v1_CreateCredentialRequest__Output, _adaigi_merchants_v1_CreateCredentialResponse__Output>
  CreateMerchant: MethodDefinition<_adaigi_merchants_v1_CreateMerchantRequest, _adaigi_merchants_v1_CreateMerchantResponse, _adaigi_merchants_v1_CreateMerchantRequest__Output, _adaigi_merchants_v1_CreateMerchantResponse__Output>
  GetCredentials: MethodDefinition<_adaigi_merchants_v1_GetCredentialsRequest, _adaigi_merchants_v1_GetCredentialsResponse, _adaigi_merchants_v1_GetCredentialsRequest__Output, _adaigi_merchants_v1_GetCredentialsResponse__Output>
  GetMerchant: MethodDefinition<_adaigi_merchants_v1_GetMerchantRequest, _adaigi_merchants_v1_GetMerchantResponse, _adaigi_merchants_v1_GetMerchantRequest__Output, _adaigi_merchants_v1_GetMerchantResponse__Output>
  ListMerchants: MethodDefinition<_adaigi_merchants_v1_ListMerchantsRequest, _adaigi_merchants_v1_ListMerchantsResponse, _adaigi_merchants_v1_ListMerchantsRequest__Output, _adaigi_merchants_v1_ListMerchantsResponse__Output>
  RemoveReturnUrl: MethodDefinition<_adaigi_merchants_v1_RemoveReturnUrlRequest, _adaigi_merchants_v1_RemoveReturnUrlResponse, _adaigi_merchants_v1_RemoveReturnUrlRequest__Output, _adaigi_merchants_v1_RemoveReturnUrlResponse__Output>
  ResolveCredential: MethodDefinition<_adaigi_merchants_v1_ResolveCredentialRequest, _adaigi_merchants_v1_ResolveCredentialResponse, _adaigi_merchants_v1_ResolveCredentialRequest__Output, _adaigi_merchants_v1_ResolveCredentialResponse__Output>
  RevokeCredential: MethodDefinition<_adaigi_merchants_v1_RevokeCredentialRequest, _adaigi_merchants_v1_RevokeCredentialResponse, _adaigi_merchants_v1_RevokeCredentialRequest__Output, _adaigi_merchants_v1_RevokeCredentialResponse__Output>
  UpdateMerchant: MethodDefinition<_adaigi_merchants_v1_UpdateMerchantRequest, _adaigi_merchants_v1_UpdateMerchantResponse, _adaigi_merchants_v1_UpdateMerchantRequest__Output, _adaigi_merchants_v1_UpdateMerchantResponse__Output>
}
