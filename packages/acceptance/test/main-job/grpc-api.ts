import { expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { grpcServices, type GrpcClient } from '@adaigi/contracts';
import type { CreatePaymentRequest } from '@adaigi/contracts/gen/adaigi/api/v1/CreatePaymentRequest.ts';
import type { PaymentsServiceDefinition } from '@adaigi/contracts/gen/adaigi/api/v1/PaymentsService.ts';
import { grpcClient } from '@adaigi/grpc';
import type { Identity } from '@adaigi/grpc/testing';
import { debitsByMobile } from '../support/crew.ts';
import { freshMobile } from '../support/native-client.ts';
import type { WorldOf } from './world.ts';

/** The same operations over gRPC: test keys as Bearer, live keys by the merchant's client certificate. */
export function grpcApi(world: WorldOf): void {
  const plain = (): GrpcClient<PaymentsServiceDefinition> =>
    grpcClient(world().runtime, grpcServices.apiPayments, { address: world().crew.platform.run.edge.grpc, deadlineMs: 30_000 });
  const secure = (identity: Identity): GrpcClient<PaymentsServiceDefinition> => {
    const { address, authority } = world().tls;
    return grpcClient(world().runtime, grpcServices.apiPayments, { address, deadlineMs: 30_000, tls: { ca: authority.cert, key: identity.key, cert: identity.cert } });
  };
  const order = (): CreatePaymentRequest => ({ amount: { minor: '60000', currency: 'PKR' }, wallet: 'jazzcash', payer: { mobile: freshMobile() }, reference: `grpc-${randomUUID()}` });
  const bearer = (): Record<string, string> => ({ authorization: `Bearer ${world().crew.merchant.native.bearer}` });
  const keyed = (metadata: Record<string, string>): { metadata: Record<string, string> } => ({ metadata: { ...metadata, 'idempotency-key': randomUUID() } });

  test('a test key creates, repeats, waits for, reads, lists, and refunds', async () => {
    const client = plain();
    const request = order();
    const key = keyed(bearer());
    const { payment: created } = await client.createPayment({ ...request, waitS: 20 }, key);
    expect(created).toMatchObject({ state: 'succeeded', amount: { minor: '60000', currency: 'PKR' } });
    const { payment: repeated } = await client.createPayment(request, key);
    expect(repeated?.id).toBe(created?.id);
    const paymentId = created?.id ?? '';
    expect((await client.getPayment({ paymentId }, { metadata: bearer() })).payment?.id).toBe(paymentId);
    expect((await client.listPayments({ reference: request.reference ?? '' }, { metadata: bearer() })).data.map(({ id }) => id)).toEqual([paymentId]);
    const { refund } = await client.createRefund({ paymentId, amount: { minor: '10000', currency: 'PKR' } }, keyed(bearer()));
    expect(refund).toMatchObject({ paymentId, amount: { minor: '10000', currency: 'PKR' } });
    await expect(client.cancelPayment({ paymentId }, { metadata: bearer() })).rejects.toMatchObject({ code: 'payment_not_cancellable' });
    // What one API made, the other shows.
    expect(await world().native.get(paymentId)).toMatchObject({ reference: request.reference, amount: 60_000 });
  });

  test('refusals are those of the HTTP API, with their fields', async () => {
    const client = plain();
    await expect(client.createPayment(order(), { metadata: { 'idempotency-key': 'k' } })).rejects.toMatchObject({ code: 'unauthenticated', reason: 'missing_credentials' });
    await expect(client.createPayment(order(), { metadata: bearer() })).rejects.toMatchObject({ code: 'idempotency_key_missing' });
    const wrong = client.createPayment({ ...order(), amount: { minor: '0', currency: 'USD' }, payer: { mobile: '12' } }, keyed(bearer()));
    await expect(wrong).rejects.toMatchObject({ code: 'invalid_request' });
    const fields = await wrong.catch((error: { fields: { field: string }[] }) => error.fields.map(({ field }) => field));
    expect(fields).toEqual(expect.arrayContaining(['amount.minor', 'amount.currency', 'payer.mobile']));
  });

  test("a live key needs the merchant's own client certificate, and never reaches the simulator", async () => {
    const { merchants, crew, tls, native } = world();
    const { merchantId } = crew.merchant;
    const { credential } = await merchants.createCredential({ merchantId, kind: 'CREDENTIAL_KIND_NATIVE', mode: 'MODE_LIVE', algorithm: 'hmac-sha256' });
    const [own, foreign] = [tls.authority.issue('shop'), tls.authority.issue('somebody else')];
    await merchants.createCredential({ merchantId, kind: 'CREDENTIAL_KIND_CLIENT_CERTIFICATE', mode: 'MODE_LIVE', publicKey: own.sha256 });
    const named = { 'key-id': credential?.id ?? '' };
    const request = order();

    const { payment } = await secure(own).createPayment(request, keyed(named));
    expect(payment?.id).toMatch(/^pay_/);
    await expect(secure(foreign).createPayment(order(), keyed(named))).rejects.toMatchObject({ code: 'unauthenticated', reason: 'certificate_unknown' });
    await expect(plain().createPayment(order(), keyed(named))).rejects.toMatchObject({ code: 'unauthenticated', reason: 'certificate_missing' });
    // The live world is another one: the test key does not see it.
    expect((await native.call({ method: 'GET', path: `/v1/payments/${payment?.id}` })).status).toBe(404);
    const live = await secure(own).getPayment({ paymentId: payment?.id ?? '', waitS: 2 }, { metadata: named });
    expect(live.payment?.state).not.toBe('succeeded');
    expect((await debitsByMobile(crew.platform.run.simulator.control)).get(request.payer?.mobile ?? '')).toBeUndefined();
  });

  test('a live secret is no Bearer', async () => {
    const { credential } = await world().merchants.createCredential({ merchantId: world().crew.merchant.merchantId, kind: 'CREDENTIAL_KIND_NATIVE', mode: 'MODE_LIVE', algorithm: 'hmac-sha256' });
    const { status } = await world().native.call({ method: 'GET', path: '/v1/payments', headers: { authorization: `Bearer ${credential?.secret}` } });
    expect(status).toBe(401);
  });
}
