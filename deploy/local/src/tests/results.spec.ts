import { expect, test } from '@jest/globals';
import { tallyTests } from './results.ts';
import { addUp } from './tally.ts';

const report = { numPassedTests: 3, numFailedTests: 0, numPendingTests: 1, numTodoTests: 0, testResults: [] };
const failedSuite = { name: '/x/a.spec.ts', status: 'failed', message: 'why', assertionResults: [{ status: 'failed' }, { status: 'passed' }] };

test('passing tests are counted', () => {
  expect(tallyTests('packages/a', report, 0)).toEqual({ name: 'packages/a', passed: 3, failed: 0, skipped: 1, failures: [] });
});

test('a suite that could not be loaded is a failure, although no test of it failed', () => {
  const broken = { name: '/x/b.spec.ts', status: 'failed', message: 'SyntaxError', assertionResults: [] };
  expect(tallyTests('packages/a', { ...report, testResults: [broken] }, 1)).toMatchObject({ failed: 1, failures: ['/x/b.spec.ts\nSyntaxError'] });
});

test('a failed test is counted once and shown', () => {
  expect(tallyTests('packages/a', { ...report, numFailedTests: 1, testResults: [failedSuite] }, 1)).toMatchObject({ passed: 3, failed: 1, failures: ['/x/a.spec.ts\nwhy'] });
});

test('jest that crashed without a report is a failure; a workspace without tests is not', () => {
  expect(tallyTests('packages/a', undefined, 1)).toMatchObject({ passed: 0, failed: 1 });
  expect(tallyTests('packages/a', undefined, 0)).toMatchObject({ passed: 0, failed: 0 });
});

test('jest that fails without a failed test (a leak, a threshold) is a failure', () => {
  expect(tallyTests('packages/a', report, 1)).toMatchObject({ failed: 1 });
});

test('tallies add up', () => {
  const total = addUp([tallyTests('a', report, 0), tallyTests('b', { ...report, numFailedTests: 1, testResults: [failedSuite] }, 1)]);
  expect(total).toMatchObject({ passed: 6, failed: 1, skipped: 2 });
});
