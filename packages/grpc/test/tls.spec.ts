import { afterEach, describe, expect, test } from '@jest/globals';
import { testAuthority } from '../src/testing/certificates.ts';
import { pair, rejection, stopPairs } from './pair.ts';
import type { Assess } from './pair.ts';

afterEach(stopPairs);

const authority = testAuthority();
const serverIdentity = authority.issue('edge');
const merchant = authority.issue('merchant');
const stranger = testAuthority('stranger').issue('merchant');
const serverTls = { ca: authority.cert, key: serverIdentity.key, cert: serverIdentity.cert };

const whoAmI: Assess = async (_request, { clientCertificateSha256 }) => Promise.resolve({ rulesVersion: clientCertificateSha256 ?? 'nobody' });

describe('mTLS', () => {
  test("gives the handler the fingerprint of the client's certificate", async () => {
    const { client } = await pair(whoAmI, { tls: serverTls }, { ca: authority.cert, ...merchant });
    expect((await client.assess({})).rulesVersion).toBe(merchant.sha256);
    expect(merchant.sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  test('demands a certificate', async () => {
    const { client } = await pair(whoAmI, { tls: serverTls }, { ca: authority.cert });
    expect(await rejection(client.assess({}))).toMatchObject({ code: 'unavailable' });
  });

  test('demands one of its own authority', async () => {
    const { client } = await pair(whoAmI, { tls: serverTls }, { ca: authority.cert, ...stranger });
    expect(await rejection(client.assess({}))).toMatchObject({ code: 'unavailable' });
  });

  test('that is optional lets clients without a certificate in as nobody, beside those with one', async () => {
    const { client, connect } = await pair(whoAmI, { tls: { ...serverTls, clientCertificate: 'optional' } }, { ca: authority.cert });
    expect((await client.assess({})).rulesVersion).toBe('nobody');
    expect((await connect({ ca: authority.cert, ...merchant }).assess({})).rulesVersion).toBe(merchant.sha256);
  });

  test('that is optional takes a certificate of another authority for none', async () => {
    const tls = { ca: authority.cert, ...stranger };
    const { client } = await pair(whoAmI, { tls: { ...serverTls, clientCertificate: 'optional' } }, tls);
    expect((await client.assess({})).rulesVersion).toBe('nobody');
  });

  test('shows the server to the client: another authority is not believed', async () => {
    const { client } = await pair(whoAmI, { tls: serverTls }, { ...merchant, ca: testAuthority().cert });
    expect(await rejection(client.assess({}))).toMatchObject({ code: 'unavailable' });
  });

  test.each(['required', 'optional'] as const)('(%s) does not start with a key that is none', async (clientCertificate) => {
    await expect(pair(whoAmI, { tls: { ...serverTls, key: 'not a key', clientCertificate } })).rejects.toThrow();
  });

  test('answers nobody who speaks plain text', async () => {
    const { client } = await pair(whoAmI, { tls: serverTls });
    expect(await rejection(client.assess({}, { deadlineMs: 2000 }))).toMatchObject({ code: expect.stringMatching(/unavailable|deadline_exceeded/) });
  });
});
