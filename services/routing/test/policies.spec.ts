import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { eventually } from '@adaigi/testing';
import { OPERATOR, startPlatform, type Replica, type TestPlatform } from './harness/platform.ts';

let platform: TestPlatform;
let replica: Replica;

const scope = { merchantId: 'mer_1', mode: 'MODE_TEST' as const };
const actor = { keyId: 'key_test_1' };
const policy = (rules: object): string => JSON.stringify({ formatVersion: 1, ...rules });
const ask = (paymentId: string, merchantId = 'mer_1') => ({ paymentId, attemptNumber: 1, merchantId, mode: 'MODE_TEST' as const, amount: { minor: '10000', currency: 'PKR' } });
const removals = async (merchantId?: string): Promise<string[]> => (await replica.routing.decide(ask('pay_r', merchantId))).removals.map(({ channel, constraint }) => `${channel} ${constraint}`);

beforeAll(async () => {
  platform = await startPlatform();
  replica = await platform.start();
}, 60_000);
afterAll(async () => platform.stop(), 30_000);

describe('policies', () => {
  test('are empty before anybody writes one', async () => {
    const { policy: empty } = await replica.policies.getPolicy({ scope, actor });
    expect(empty).toMatchObject({ version: 0, document: '{"formatVersion":1}', changedAt: '' });
  });

  test('of a merchant hold for it at once, in its world alone', async () => {
    const { policy: put, warnings } = await replica.policies.putPolicy({ scope, actor, document: policy({ channels: { jc: { off: true }, nobody: { off: true } } }), basedOn: 0, note: 'trouble' });
    expect(put).toMatchObject({ version: 1, document: '{"channels":{"jc":{"off":true},"nobody":{"off":true}},"formatVersion":1}' });
    expect(warnings).toEqual(['no channel nobody is known now']);
    expect(await removals()).toEqual(['jc off_by_merchant']);
    expect(await removals('mer_2')).toEqual([]);
  });

  test('are not changed from a version that is not in force, nor by a document that is wrong', async () => {
    await expect(replica.policies.putPolicy({ scope, actor, document: policy({ order: ['ep'] }), basedOn: 0 })).rejects.toMatchObject({ code: 'policy_changed' });
    const wrong = replica.policies.putPolicy({ scope, actor, document: policy({ channels: { jc: { maxPerMinute: 0 } }, cost: 1 }), basedOn: 1 });
    await expect(wrong).rejects.toMatchObject({ code: 'invalid_request', fields: expect.arrayContaining([expect.objectContaining({ field: 'cost', rule: 'unknown_field' }), expect.objectContaining({ field: 'channels.jc.maxPerMinute', rule: 'min' })]) });
    await expect(replica.policies.putPolicy({ scope, actor, document: 'not JSON', basedOn: 1 })).rejects.toMatchObject({ code: 'invalid_request', fields: [{ field: 'policy', rule: 'type' }] });
    const personal = replica.policies.putPolicy({ scope, actor, document: policy({}), basedOn: 1, note: 'call 03115112345' });
    await expect(personal).rejects.toMatchObject({ fields: [{ field: 'note', rule: 'personal_data' }] });
    expect(await removals()).toEqual(['jc off_by_merchant']);
  });

  test('that two change at once are changed by one', async () => {
    const documents = ['jc', 'ep'].map((channel) => policy({ order: [channel] }));
    const results = await Promise.allSettled(documents.map((document) => replica.policies.putPolicy({ scope, actor, document, basedOn: 1 })));
    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect((await replica.policies.getPolicy({ scope, actor })).policy?.version).toBe(2);
  });

  test('of the platform are an operator’s alone', async () => {
    const document = policy({ maintenance: [{ channels: ['ep'], from: new Date(Date.now() - 60_000).toISOString(), to: new Date(Date.now() + 600_000).toISOString() }] });
    await expect(replica.policies.putPolicy({ actor, document, basedOn: 0 })).rejects.toMatchObject({ code: 'invalid_request' });
    await expect(replica.policies.putPolicy({ actor: { ...OPERATOR, operatorToken: 'guess' }, document, basedOn: 0 })).rejects.toMatchObject({ code: 'unauthenticated' });
    await expect(replica.policies.getPolicy({ actor: { ...OPERATOR, operatorHandle: 'other' } })).rejects.toMatchObject({ code: 'unauthenticated' });
    await replica.policies.putPolicy({ actor: OPERATOR, document, basedOn: 0 });
    expect(await removals()).toEqual(['ep maintenance']);
    const { channels } = await replica.routing.describeHealth({});
    expect(channels.find(({ channel }) => channel === 'ep')).toMatchObject({ health: 'CHANNEL_HEALTH_DOWN', maintenanceUntil: expect.any(String) });
    await replica.policies.putPolicy({ actor: OPERATOR, document: policy({}), basedOn: 1 });
  });

  test('leave a record of who changed what, which shows when it is not whole', async () => {
    const { changes, chainWhole, nextBeforeVersion } = await replica.policies.listPolicyChanges({ scope, actor, limit: 1 });
    expect(changes).toEqual([expect.objectContaining({ version: 2, changedBy: 'key:key_test_1' })]);
    expect([chainWhole, nextBeforeVersion]).toEqual([true, 2]);
    const older = await replica.policies.listPolicyChanges({ scope, actor, beforeVersion: nextBeforeVersion });
    expect(older).toMatchObject({ changes: [{ version: 1, note: 'trouble' }], nextBeforeVersion: 0 });
    expect(older.changes[0]?.hashAfter).toBe(changes[0]?.hashBefore);
    const platformChanges = await replica.policies.listPolicyChanges({ actor: OPERATOR });
    expect(platformChanges.changes.map(({ changedBy }) => changedBy)).toEqual(['operator:asma', 'operator:asma']);
  });

  test('are tried on logged decisions, and change nothing by that', async () => {
    for (let index = 0; index < 20; index += 1) await replica.routing.decide(ask(`pay_dry${index}`));
    await eventually(() => replica.routing.explain({ paymentId: 'pay_dry19' }), { deadlineMs: 10_000 });
    const document = policy({ channels: { jc: { off: true } }, shares: { ghost: 1 } });
    const dry = await replica.policies.dryRunPolicy({ scope, actor, document, decisions: 20 });
    expect(dry).toMatchObject({ decisions: 20, withoutChannel: 0, warnings: ['no channel ghost is known now'] });
    expect(dry.constraints).toContainEqual({ channel: 'jc', constraint: 'off_by_merchant', before: 0, after: 20 });
    expect(dry.shares.find(({ channel }) => channel === 'ep')?.after).toBeCloseTo(20, 6);
    expect(await removals()).toEqual([]);
  });
});
