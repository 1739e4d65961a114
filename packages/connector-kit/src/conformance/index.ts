import { describe } from '@jest/globals';
import type { Registration } from '../registration.ts';
import { setUpBench } from './bench.ts';
import { describeCallbacks } from './callback-guarantees.ts';
import { describeCharge } from './charge-guarantees.ts';
import { describeConfig } from './config-guarantees.ts';
import type { ConnectorHarness } from './harness.ts';
import { describeInquiry } from './inquiry-guarantees.ts';
import { describeRefund } from './refund-guarantees.ts';

export type { ConnectorHarness, Reply } from './harness.ts';
export type { ReceivedRequest } from './scripted-provider.ts';

/**
 * What every connector guarantees, tested over real HTTP against a provider that the harness speaks for. Call it in a spec file; a connector
 * that does not pass it must not be registered.
 * @param title of the tests where one registration has several dialects
 */
export function describeConnector(registration: Registration, harness: ConnectorHarness, title = registration.id): void {
  describe(`connector ${title}`, () => {
    const bench = setUpBench(registration, harness);
    describeConfig(registration, harness);
    describeCharge(bench);
    describeInquiry(bench);
    describeRefund(bench, harness);
    describeCallbacks(bench);
  });
}
