import { createHash } from 'node:crypto';
import type { PaykassmaSettings, UrlHashMode, WindowOutcome } from '../dialects/paykassma/settings.ts';
import type { WindowRequest } from './query.ts';

/** How a registered URL may be written in a parameter. */
const FORMS = {
  md5: (url: string) => [hash('md5', url)],
  sha1: (url: string) => [hash('sha1', url)],
  sha256: (url: string) => [hash('sha256', url)],
  base64: (url: string) => [Buffer.from(url).toString('base64').replace(/=+$/, ''), Buffer.from(url).toString('base64url')],
} as const satisfies Record<Exclude<UrlHashMode, 'any'>, (url: string) => string[]>;

/**
 * Where the shop wants its payer back: the URL that a hash names, else the one that a number names, else the merchant's default. Only URLs
 * that the merchant registered: whatever the parameters say, nobody is sent anywhere else. Null where there is none.
 */
export function returnUrlOf(outcome: WindowOutcome, request: Pick<WindowRequest, 'urlIds' | 'urlHashes'>, settings: PaykassmaSettings): string | null {
  const { returnUrls, urlHashMode, defaultReturn } = settings;
  const named = request.urlHashes[outcome];
  const byHash = named === '' ? undefined : returnUrls.find((url) => url !== '' && isNamed(url, named, urlHashMode));
  return byHash ?? byNumber(returnUrls, request.urlIds[outcome]) ?? byNumber(returnUrls, String(defaultReturn[outcome] ?? '')) ?? null;
}

function byNumber(urls: readonly string[], id: string): string | undefined {
  const url = /^[1-9]\d{0,3}$/.test(id) ? urls[Number(id) - 1] : undefined;
  return url === '' ? undefined : url;
}

function isNamed(url: string, named: string, mode: UrlHashMode): boolean {
  const modes = mode === 'any' ? (['md5', 'sha1', 'sha256', 'base64'] as const) : [mode];
  return modes.some((each) => {
    const forms = FORMS[each](url);
    // A query turns the plus sign of base64 into a space; hexadecimal comes in either case.
    return each === 'base64' ? forms.includes(named.replaceAll(' ', '+').replace(/=+$/, '')) : forms.includes(named.toLowerCase());
  });
}

function hash(algorithm: 'md5' | 'sha1' | 'sha256', url: string): string {
  return createHash(algorithm).update(url, 'utf8').digest('hex');
}
