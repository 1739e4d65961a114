import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startService, type TestService } from './service.ts';

describe('operators over gRPC', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await startService();
  });
  afterAll(() => service.close());

  /** What the service says about a handle and a token, without the parts that may differ between calls. */
  const refusalOf = async (handle: string, token: string): Promise<unknown> =>
    service.operators.verifyOperator({ handle, token }).then(
      () => 'verified',
      ({ code, message, reason, fields }: { code: string; message: string; reason?: string; fields: unknown }) => ({ code, message, reason, fields }),
    );

  test('the token is told once and proves who it is; only a hash of it is kept', async () => {
    const { operator, token } = await service.operators.createOperator({ handle: 'ayesha' });
    expect(operator).toMatchObject({ handle: 'ayesha', disabled: false });
    expect(token).toMatch(/^ado_[A-Za-z0-9_-]{43}$/);
    expect((await service.operators.verifyOperator({ handle: 'ayesha', token })).operator).toEqual(operator);
    const dump = await service.dump();
    expect(dump).toContain('scrypt$');
    expect(dump).not.toContain(token);
  });

  test('a wrong token, the token of somebody else, an unknown and a disabled operator are told nothing apart', async () => {
    const { token } = await service.operators.createOperator({ handle: 'bilal' });
    const { token: other } = await service.operators.createOperator({ handle: 'danish' });
    await service.operators.disableOperator({ handle: 'danish' });
    const refusal = await refusalOf('bilal', 'wrong');
    expect(refusal).toMatchObject({ code: 'unauthenticated' });
    for (const [handle, wrong] of [['bilal', ''], ['bilal', other], ['bilal', `${token}x`], ['nobody', token], ['', ''], ['danish', other]] as const) {
      expect(await refusalOf(handle, wrong)).toEqual(refusal);
    }
    expect(await refusalOf('bilal', token)).toBe('verified');
  });

  test('a handle that is nobody costs the same work as one that is somebody', async () => {
    const timed = async (handle: string): Promise<number> => {
      const from = performance.now();
      await refusalOf(handle, 'wrong');
      return performance.now() - from;
    };
    const best = async (handle: string): Promise<number> => Math.min(await timed(handle), await timed(handle), await timed(handle), await timed(handle));
    const [somebody, nobody] = [await best('bilal'), await best('nobody')];
    expect(nobody).toBeGreaterThan(somebody / 3);
  });

  test('a handle is given once, for ever, and carries nothing personal', async () => {
    await service.operators.createOperator({ handle: 'once' });
    await service.operators.disableOperator({ handle: 'once' });
    await expect(service.operators.createOperator({ handle: 'once' })).rejects.toMatchObject({ code: 'invalid_request', fields: [{ field: 'handle', rule: 'unique' }] });
    for (const handle of ['', 'a', 'Ayesha', '03115112345', 'a@b.pk', 'a b', 'x'.repeat(33)]) {
      await expect(service.operators.createOperator({ handle })).rejects.toMatchObject({ fields: [{ field: 'handle', rule: 'pattern' }] });
    }
    await expect(service.operators.disableOperator({ handle: 'nobody' })).rejects.toMatchObject({ code: 'not_found' });
    expect((await service.operators.disableOperator({ handle: 'once' })).operator).toMatchObject({ disabled: true });
  });
});
