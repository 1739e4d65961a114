import { expect, test } from '@jest/globals';
import { createHash, generateKeyPairSync, randomUUID, type KeyObject } from 'node:crypto';
import { createSigner, httpbis, type SigningKey } from 'http-message-signatures';
import { paymentBody, readAnswer, type NativeAnswer, type PaymentView, type ProblemView } from '../support/native-client.ts';
import type { WorldOf } from './world.ts';

interface Call {
  readonly method: string;
  readonly path: string;
  readonly body?: unknown;
  readonly nonce?: string;
  readonly created?: Date;
  /** Sent instead of what was signed. */
  readonly sentBody?: unknown;
}

/** RFC 9421 and RFC 9530 as a client library that is not ours speaks them, over real HTTP. */
export function signedRequests(world: WorldOf): void {
  const call = async <T = PaymentView>(key: SigningKey, { method, path, body, nonce, created, sentBody }: Call): Promise<NativeAnswer<T>> => {
    const text = body === undefined ? undefined : JSON.stringify(body);
    const headers: Record<string, string> =
      text === undefined
        ? {}
        : { 'content-type': 'application/json', 'content-digest': `sha-256=:${createHash('sha256').update(text).digest('base64')}:`, 'idempotency-key': randomUUID() };
    const url = `${world().crew.platform.run.edge.http}${path}`;
    const signed = await httpbis.signMessage(
      {
        key,
        fields: ['@method', '@path', '@query', ...(text === undefined ? [] : ['content-digest', 'idempotency-key'])],
        params: ['created', 'nonce', 'keyid', 'alg'],
        paramValues: { nonce: nonce ?? randomUUID(), ...(created && { created }) },
      },
      { method, url, headers },
    );
    const sent = sentBody === undefined ? text : JSON.stringify(sentBody);
    const answer = await fetch(url, {
      method,
      headers: signed.headers,
      ...(sent !== undefined && { body: sent }),
    });
    return readAnswer<T>(answer);
  };
  const hmacKey = (): SigningKey => {
    const { keyId, secret } = world().crew.merchant.native;
    // The key is the UTF-8 bytes of the secret as printed.
    return createSigner(secret, 'hmac-sha256', keyId);
  };
  const ed25519Key = async (): Promise<{ signer: SigningKey; privateKey: KeyObject }> => {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    const { credential } = await world().merchants.createCredential({
      merchantId: world().crew.merchant.merchantId,
      kind: 'CREDENTIAL_KIND_NATIVE',
      mode: 'MODE_TEST',
      algorithm: 'ed25519',
      publicKey: String(publicKey.export({ type: 'spki', format: 'pem' })),
    });
    return { signer: createSigner(privateKey, 'ed25519', credential?.id ?? ''), privateKey };
  };
  const payment = (): Call => ({ method: 'POST', path: '/v1/payments', body: paymentBody() });

  test('hmac-sha256 creates and reads', async () => {
    const created = await call(hmacKey(), payment());
    expect(created.status).toBe(201);
    const read = await call(hmacKey(), { method: 'GET', path: `/v1/payments/${created.body.id}` });
    expect([read.status, read.body.id]).toEqual([200, created.body.id]);
    const list = await call<{ data: PaymentView[] }>(hmacKey(), { method: 'GET', path: `/v1/payments?reference=${created.body.reference}` });
    expect(list.body.data.map(({ id }) => id)).toEqual([created.body.id]);
  });

  test('ed25519 works with a key that the merchants service was given, and not after it was revoked', async () => {
    const { signer } = await ed25519Key();
    const created = await call(signer, payment());
    expect(created.status).toBe(201);
    const { merchantId } = world().crew.merchant;
    await world().merchants.revokeCredential({ merchantId, kind: 'CREDENTIAL_KIND_NATIVE', id: String(signer.id) });
    const deadline = Date.now() + 10_000;
    let refused = await call<ProblemView>(signer, payment());
    while (refused.status !== 401 && Date.now() < deadline) refused = await call<ProblemView>(signer, payment());
    expect([refused.status, refused.body.reason]).toEqual([401, 'signature_mismatch']);
  });

  test.each<[string, string, (nonce: string) => Partial<Call>]>([
    ['a body that is not the signed one', 'digest_mismatch', () => ({ sentBody: { ...paymentBody(), amount: 1 } })],
    ['an old signature', 'created_outside_window', () => ({ created: new Date(Date.now() - 400_000) })],
    ['a signature of the future', 'created_outside_window', () => ({ created: new Date(Date.now() + 400_000) })],
  ])('%s is refused', async (_name, reason, change) => {
    const { status, body } = await call<ProblemView>(hmacKey(), { ...payment(), ...change(randomUUID()) });
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
