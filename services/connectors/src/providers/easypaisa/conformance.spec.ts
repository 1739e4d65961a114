import { describeConnector } from '@adaigi/connector-kit/conformance';
import { easypaisaHarness } from './harness.fixture.ts';
import { easypaisa } from './registration.ts';

describeConnector(easypaisa, easypaisaHarness('v4'), 'easypaisa v4');
describeConnector(easypaisa, easypaisaHarness('v5'), 'easypaisa v5');
