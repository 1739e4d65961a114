import { describe, expect, test } from '@jest/globals';
import { ChannelConfigError } from '../registration.ts';
import type { Registration } from '../registration.ts';
import type { ProviderSection } from '../section.ts';
import { expectNoSecrets, sectionOf } from './bench.ts';
import type { ConnectorHarness } from './harness.ts';

const BASE_URL = 'https://wallet.example';

export function describeConfig(registration: Registration, harness: ConnectorHarness): void {
  const section = (): ProviderSection => sectionOf(harness, BASE_URL);
  const problemsOf = (given: ProviderSection): readonly string[] => {
    try {
      registration.parseConfig(given);
      return [];
    } catch (error) {
      expectNoSecrets(harness, error);
      if (error instanceof ChannelConfigError) return error.problems;
      throw error;
    }
  };

  describe('configuration', () => {
    test('as the harness gives it is right, and goes where it says', () => {
      expect(registration.parseConfig(section()).baseUrl.origin).toBe(BASE_URL);
    });

    test.each(['endpoint', 'account'] as const)('an unknown key in %s is named', (part) => {
      const given = { ...section(), [part]: { ...Object(section()[part]), typo: 1 } };
      expect(problemsOf(given)).toContainEqual(expect.stringContaining(`${part}.typo`));
    });

    test.each(['endpoint', 'account'] as const)('a missing %s is named', (part) => {
      expect(problemsOf({ ...section(), [part]: undefined })).toContainEqual(expect.stringContaining(part));
    });

    test('an unknown secret is named and not shown', () => {
      const given = { ...section(), secrets: { ...section().secrets, typo: { reveal: () => 'very secret' } } };
      const problems = problemsOf(given);
      expect(problems).toContainEqual(expect.stringContaining('secrets.typo'));
      expect(problems.join()).not.toContain('very secret');
    });

    test('every problem is told at once', () => {
      expect(problemsOf({ endpoint: {}, account: {}, secrets: {} }).length).toBeGreaterThan(2);
    });

    test('its times make sense', () => {
      const { timing } = registration.parseConfig(section());
      const lastMs = timing.inquiryScheduleMs.reduce((sum, waitMs) => sum + waitMs, 0) * 0.8;
      expect(lastMs).toBeGreaterThan(timing.windowMs);
      expect(lastMs).toBeGreaterThan(timing.notFoundWindowMs);
      expect(timing.longestPromptMs).toBeGreaterThan(0);
    });
  });
}
