import { describeConnector } from '@adaigi/connector-kit/conformance';
import { jazzcashHarness } from './harness.fixture.ts';
import { jazzcash } from './registration.ts';

describeConnector(jazzcash, jazzcashHarness('v1.1'), 'jazzcash v1.1');
describeConnector(jazzcash, jazzcashHarness('auto'), 'jazzcash v2.0 where the CNIC is known');
