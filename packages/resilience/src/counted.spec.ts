import { describe, expect, test } from '@jest/globals';
import { NO_FACTS } from '@adaigi/domain';
import type { Fault, Outcome, Reason } from '@adaigi/domain';
import { isCounted } from './counted.ts';

const CHARGE = { declines: 'count', slowMs: null, payerTimeMs: 10_000 } as const;
const INQUIRE = { declines: 'ignore', slowMs: 5_000, payerTimeMs: null } as const;

const unknown = (reason: Reason, providerCode = ''): Outcome => ({ kind: 'unknown', reason, integrityProblem: null, ...NO_FACTS, providerCode });
const declined = (fault: Fault): Outcome => ({ kind: 'declined', fault, retry: 'never', reason: 'provider_refused', ...NO_FACTS });
const paid: Outcome = { kind: 'succeeded', amount: null, reversed: false, ...NO_FACTS };

describe('what counts against a provider', () => {
  test.each(['payer', 'issuer', 'merchant'] as const)('a decline that is the fault of the %s does not', (fault) => {
    expect(isCounted(declined(fault), 5, CHARGE)).toBe(false);
  });

  test('its own declines do when they answer a charge, not when an inquiry reports them', () => {
    expect(isCounted(declined('provider'), 5, CHARGE)).toBe(true);
    expect(isCounted(declined('provider'), 5, INQUIRE)).toBe(false);
  });

  test('a connection that could not be made does; other requests that did not leave do not', () => {
    expect(isCounted({ kind: 'not_sent', reason: 'provider_unreachable' }, 5, CHARGE)).toBe(true);
    expect(isCounted({ kind: 'not_sent', reason: 'too_late' }, 5, CHARGE)).toBe(false);
  });

  test.each(['provider_timeout', 'provider_error', 'provider_unreadable'] as const)('%s does', (reason) => {
    expect(isCounted(unknown(reason), 60_000, CHARGE)).toBe(true);
  });

  test.each(['not_found_yet', 'configuration', 'integrity', 'provider_code_unknown', 'pin_not_entered'] as const)('%s does not: a working system said it', (reason) => {
    expect(isCounted(unknown(reason, '0003'), 5, CHARGE)).toBe(false);
  });

  test('"system error" at once does, after a minute with the prompt open it does not', () => {
    expect(isCounted(unknown('provider_error', '0001'), 200, CHARGE)).toBe(true);
    expect(isCounted(unknown('provider_error', '0001'), 55_000, CHARGE)).toBe(false);
  });

  test('a slow payer never does, a slow inquiry does whatever it says', () => {
    expect(isCounted(paid, 69_000, CHARGE)).toBe(false);
    expect(isCounted(paid, 6_000, INQUIRE)).toBe(true);
  });
});
