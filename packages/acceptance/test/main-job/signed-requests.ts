import { expect, test } from '@jest/globals';
import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { createSigner, type SigningKey } from 'http-message-signatures';
import { paymentBody, type NativeAnswer, type PaymentView, type ProblemView } from '../support/native-client.ts';
import { signedCall, type SignedCall } from '../support/signed-client.ts';
import type { WorldOf } from './world.ts';

/** RFC 9421 and RFC 9530 as a client library that is not ours speaks them, over real HTTP. */
export function signedRequests(world: WorldOf): void {
  const call = <T = PaymentView>(key: SigningKey, what: SignedCall): Promise<NativeAnswer<T>> => signedCall<T>(world().crew.platform.run.edge.http, key, what);
  const hmacKey = (): SigningKey => {
    const { keyId, secret } = world().crew.merchant.native;
    // The key is the UTF-8 bytes of the secret as printed.
    return createSigner(secret, 'hmac-sha256', keyId);
  };
  const ed25519Key = async (): Promise<SigningKey> => {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    const { credential } = await world().merchants.createCredential({
      merchantId: world().crew.merchant.merchantId,
      kind: 'CREDENTIAL_KIND_NATIVE',
      mode: 'MODE_TEST',
      algorithm: 'ed25519',
      publicKey: String(publicKey.export({ type: 'spki', format: 'pem' })),
    });
    return createSigner(privateKey, 'ed25519', credential?.id ?? '');
  };
  const payment = (): SignedCall => ({ method: 'POST', path: '/v1/payments', body: paymentBody() });

  test('hmac-sha256 creates and reads', async () => {
    const created = await call(hmacKey(), payment());
    expect(created.status).toBe(201);
    const read = await call(hmacKey(), { method: 'GET', path: `/v1/payments/${created.body.id}` });
    expect([read.status, read.body.id]).toEqual([200, created.body.id]);
    const list = await call<{ data: PaymentView[] }>(hmacKey(), { method: 'GET', path: `/v1/payments?reference=${created.body.reference}` });
    expect(list.body.data.map(({ id }) => id)).toEqual([created.body.id]);
  });

  test('ed25519 works with a key that the merchants service was given, and not after it was revoked', async () => {
    const signer = await ed25519Key();
    const created = await call(signer, payment());
    expect(created.status).toBe(201);
    const { merchantId } = world().crew.merchant;
    await world().merchants.revokeCredential({ merchantId, kind: 'CREDENTIAL_KIND_NATIVE', id: String(signer.id) });
    const deadline = Date.now() + 10_000;
    let refused = await call<ProblemView>(signer, payment());
    while (refused.status !== 401 && Date.now() < deadline) refused = await call<ProblemView>(signer, payment());
    expect([refused.status, refused.body.reason]).toEqual([401, 'signature_mismatch']);
  });

  test.each<[string, string, () => Partial<SignedCall>]>([
    ['a body that is not the signed one', 'digest_mismatch', () => ({ sentBody: { ...paymentBody(), amount: 1 } })],
    ['an old signature', 'created_outside_window', () => ({ created: new Date(Date.now() - 400_000) })],
    ['a signature of the future', 'created_outside_window', () => ({ created: new Date(Date.now() + 400_000) })],
  ])('%s is refused', async (_name, reason, change) => {
    const { status, body } = await call<ProblemView>(hmacKey(), { ...payment(), ...change() });
    expect([status, body.code, body.reason]).toEqual([401, 'unauthenticated', reason]);
  });

  test('a nonce opens the door once', async () => {
    const nonce = randomUUID();
    expect((await call(hmacKey(), { ...payment(), nonce })).status).toBe(201);
    const replayed = await call<ProblemView>(hmacKey(), { ...payment(), nonce });
    expect([replayed.status, replayed.body.reason]).toEqual([401, 'nonce_replayed']);
  });

  test('a key that nobody has and a wrong key get one answer', async () => {
    const { keyId, secret } = world().crew.merchant.native;
    const wrong = await call<ProblemView>(createSigner(`${secret}x`, 'hmac-sha256', keyId), payment());
    const unknown = await call<ProblemView>(createSigner(secret, 'hmac-sha256', 'key_test_0000000000000000'), payment());
    expect(wrong.body).toEqual(unknown.body);
    expect([wrong.status, wrong.body.reason]).toEqual([401, 'signature_mismatch']);
  });
}
