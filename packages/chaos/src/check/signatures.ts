import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

const TOLERANCE_MS = 5 * 60_000;

/** What a receiver of Standard Webhooks 1.0.0 checks, by the specification's text: `v1` signature over `id.timestamp.body`, timestamp within five minutes. */
export function verifiesWebhook(headers: Readonly<Record<string, string>>, body: string, secret: string, receivedAt: number): boolean {
  const [id, timestamp, given] = [headers['webhook-id'], headers['webhook-timestamp'], headers['webhook-signature']];
  if (id === undefined || timestamp === undefined || given === undefined) return false;
  if (!(Math.abs(Number(timestamp) * 1_000 - receivedAt) <= TOLERANCE_MS)) return false;
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const expected = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest();
  return given.split(' ').some((each) => {
    const [version, signature = ''] = each.split(',', 2);
    const bytes = Buffer.from(signature, 'base64');
    return version === 'v1' && bytes.length === expected.length && timingSafeEqual(bytes, expected);
  });
}

/** What a PayPro merchant checks: MD5 over the sorted `name=value` of all fields but `sign`, empty ones left out, the secret behind them. */
export function verifiesPaypro(fields: Readonly<Record<string, unknown>>, secret: string): boolean {
  const pairs = Object.entries(fields)
    .filter(([name, value]) => name !== 'sign' && value !== '' && value !== null)
    .map(([name, value]) => `${name}=${String(value)}`)
    .toSorted();
  return fields['sign'] === createHash('md5').update(`${pairs.join('')}${secret}`).digest('hex');
}
