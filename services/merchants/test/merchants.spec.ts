import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { eventually } from '@adaigi/testing';
import { startService, type TestService } from './service.ts';

describe('merchants over gRPC', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await startService();
  });
  afterAll(() => service.close());

  test('a new merchant has test credentials, shown this once, of the promised forms', async () => {
    const { merchant, credentials } = await service.client.createMerchant({ name: '  Karachi Books ', dialects: ['paypro'], settings: { large_amount_pkr: '20000' } });
    expect(merchant).toMatchObject({ name: 'Karachi Books', status: 'MERCHANT_STATUS_ACTIVE', settings: { large_amount_pkr: '20000' }, dialects: ['paypro'], seq: '1' });
    expect(merchant?.id).toMatch(/^mer_[0-9a-f]{24}$/);
    const [native, bearer, paypro] = credentials;
    expect(native).toMatchObject({ kind: 'CREDENTIAL_KIND_NATIVE', mode: 'MODE_TEST', algorithm: 'hmac-sha256', merchantId: merchant?.id });
    expect(native?.id).toMatch(/^key_test_[0-9a-f]{16}$/);
    expect(native?.secret).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(bearer?.secret).toMatch(/^adt_[A-Za-z0-9_-]{43}$/);
    expect(bearer?.id).toMatch(/^[0-9a-f]{64}$/);
    expect(paypro?.id).toMatch(/^\d{10}$/);
    expect(paypro).toMatchObject({ kind: 'CREDENTIAL_KIND_PAYPRO', algorithm: 'md5' });
    expect(paypro?.secret).toMatch(/^[0-9a-f]{32}$/);
  });

  test('without a dialect there is no PayPro number', async () => {
    const { credentials } = await service.client.createMerchant({ name: 'Plain' });
    expect(credentials.map(({ kind }) => kind)).toEqual(['CREDENTIAL_KIND_NATIVE', 'CREDENTIAL_KIND_BEARER']);
  });

  test('no secret and no bearer token lies readable in the database', async () => {
    const { credentials } = await service.client.createMerchant({ name: 'Secretive', dialects: ['paypro'] });
    const dump = await service.dump();
    expect(credentials.map(({ secret }) => secret).filter((secret) => secret === '' || dump.includes(secret))).toEqual([]);
  });

  test('every wrong field of a new merchant is named', async () => {
    const wrong = service.client.createMerchant({ name: ' ', dialects: ['paypro', 'paykassma', 'alipay'], settings: { sign_mode: 'sideways', colour: 'red', large_amount_pkr: '-1' } });
    await expect(wrong).rejects.toMatchObject({
      code: 'invalid_request',
      fields: [
        { field: 'name', rule: 'required' },
        { field: 'dialects[2]', rule: 'enum' },
        { field: 'settings.sign_mode', rule: 'enum' },
        { field: 'settings.colour', rule: 'unknown_field' },
        { field: 'settings.large_amount_pkr', rule: 'type' },
      ],
    });
    await expect(service.client.createMerchant({ name: 'x'.repeat(101) })).rejects.toMatchObject({ fields: [{ field: 'name', rule: 'max_length' }] });
    await expect(service.client.createMerchant({ name: 'a\nb' })).rejects.toMatchObject({ fields: [{ field: 'name', rule: 'pattern' }] });
  });

  test('a change is told as the whole merchant with the next number; one that changes nothing is not told', async () => {
    const { merchant } = await service.client.createMerchant({ name: 'Changing', settings: { sign_mode: 'prepend', sign_nulls: 'text' } });
    const merchantId = merchant?.id ?? '';
    const changed = await service.client.updateMerchant({ merchantId, settings: { sign_mode: '', default_wallet: 'jazzcash' } });
    expect(changed.merchant).toMatchObject({ settings: { sign_nulls: 'text', default_wallet: 'jazzcash' }, seq: '2' });
    await service.client.updateMerchant({ merchantId, settings: { default_wallet: 'jazzcash' } });
    await service.client.updateMerchant({ merchantId, status: 'MERCHANT_STATUS_DISABLED' });
    await eventually(() => service.events.filter((event) => event.merchantId === merchantId).length >= 3);
    const told = service.events.filter((event) => event.merchantId === merchantId);
    expect(told.map(({ seq, status, settings }) => ({ seq, status, settings }))).toEqual([
      { seq: '1', status: 'MERCHANT_STATUS_ACTIVE', settings: { sign_mode: 'prepend', sign_nulls: 'text' } },
      { seq: '2', status: 'MERCHANT_STATUS_ACTIVE', settings: { sign_nulls: 'text', default_wallet: 'jazzcash' } },
      { seq: '3', status: 'MERCHANT_STATUS_DISABLED', settings: { sign_nulls: 'text', default_wallet: 'jazzcash' } },
    ]);
    expect((await service.client.getMerchant({ merchantId })).merchant).toMatchObject({ seq: '3', status: 'MERCHANT_STATUS_DISABLED' });
  });

  test('changes at the same time are all kept, numbered without a gap', async () => {
    const { merchant } = await service.client.createMerchant({ name: 'Busy' });
    const merchantId = merchant?.id ?? '';
    const settings: Record<string, string>[] = [{ sign_mode: 'key' }, { sign_nulls: 'text' }, { error_data: 'null' }];
    await Promise.all(settings.map((each) => service.client.updateMerchant({ merchantId, settings: each })));
    expect((await service.client.getMerchant({ merchantId })).merchant).toMatchObject({ seq: '4', settings: { sign_mode: 'key', sign_nulls: 'text', error_data: 'null' } });
    await eventually(() => service.events.filter((event) => event.merchantId === merchantId).length >= 4);
    expect(service.events.filter((event) => event.merchantId === merchantId).map(({ seq }) => seq)).toEqual(['1', '2', '3', '4']);
  });

  test('an unknown merchant is not found, everywhere', async () => {
    const merchantId = 'mer_000000000000000000000000';
    const kind = 'CREDENTIAL_KIND_NATIVE';
    for (const call of [
      () => service.client.getMerchant({ merchantId }),
      () => service.client.updateMerchant({ merchantId }),
      () => service.client.getCredentials({ merchantId, kind }),
      () => service.client.createCredential({ merchantId, kind, mode: 'MODE_TEST', algorithm: 'hmac-sha256' }),
      () => service.client.revokeCredential({ merchantId, kind, id: 'x' }),
    ]) {
      await expect(call()).rejects.toMatchObject({ code: 'not_found' });
    }
  });

  test('the list shows every merchant once, oldest first, page by page', async () => {
    const names: string[] = [];
    let cursor = '';
    do {
      const page = await service.client.listMerchants({ limit: 2, cursor });
      expect(page.merchants.length).toBeLessThanOrEqual(2);
      names.push(...page.merchants.map(({ name }) => name));
      cursor = page.nextCursor;
    } while (cursor !== '');
    expect(names).toEqual(['Karachi Books', 'Plain', 'Secretive', 'Changing', 'Busy']);
    await expect(service.client.listMerchants({ limit: 101 })).rejects.toMatchObject({ fields: [{ field: 'limit', rule: 'max' }] });
    await expect(service.client.listMerchants({ limit: -1 })).rejects.toMatchObject({ fields: [{ field: 'limit', rule: 'min' }] });
    await expect(service.client.listMerchants({ cursor: 'bm9uc2Vuc2U' })).rejects.toMatchObject({ fields: [{ field: 'cursor' }] });
  });
});
