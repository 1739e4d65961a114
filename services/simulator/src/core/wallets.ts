import type { Provider } from './accounts.ts';
import { fixedBehaviour } from './numbers.ts';

/** Every number has a wallet at both providers. Rs 1,000 million by default; documented numbers are as good as bottomless. */
export function defaultBalanceMinor(mobile: string): bigint {
  return fixedBehaviour(mobile) === undefined ? 100_000_000_000n : 1_000_000_000_000_000n;
}

export function walletId(provider: Provider, mobile: string): string {
  return `${provider}:${mobile}`;
}
