import { describeConnector } from '@adaigi/connector-kit/conformance';
import { templateHarness } from './harness.fixture.ts';
import { template } from './registration.ts';

describeConnector(template, templateHarness());
