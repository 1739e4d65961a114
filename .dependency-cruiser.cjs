/** The import rules of ARCHITECTURE.md, checked by `npm run check:imports`. */
const DRIVERS = '^(node_modules/)?(kafkajs|@platformatic/kafka|mongoose|mongodb|@grpc|opossum|undici|fastify)(/|$)';
const ENGINE_PACKAGES = '^packages/(kafka|mongo|grpc|resilience)/';

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true, dependencyTypesNot: ['type-only'] } },
    {
      name: 'domain-imports-nothing',
      comment: 'The pure core has no dependency at all; its tests may use fast-check and jest.',
      severity: 'error',
      from: { path: '^packages/domain/src', pathNot: '\\.spec\\.ts$' },
      to: { pathNot: '^packages/domain/src' },
    },
    {
      name: 'usecases-know-no-driver',
      comment: 'Use cases import domain, errors, their own ports and pure cores.',
      severity: 'error',
      from: { path: '^services/[^/]+/src/usecases/', pathNot: ['\\.spec\\.ts$', '^services/simulator/'] },
      to: { path: [DRIVERS, ENGINE_PACKAGES] },
    },
    {
      name: 'usecases-know-no-outside',
      severity: 'error',
      from: { path: '^services/([^/]+)/src/usecases/', pathNot: ['\\.spec\\.ts$', '^services/simulator/'] },
      to: { path: '^services/[^/]+/src/(http|grpc|consumers|adapters|dialects|callbacks)/' },
    },
    {
      name: 'cores-are-pure',
      severity: 'error',
      from: { path: '^services/[^/]+/src/core/', pathNot: '\\.spec\\.ts$' },
      to: { path: [DRIVERS, ENGINE_PACKAGES, '^services/[^/]+/src/(http|grpc|consumers|adapters)/'] },
    },
    {
      name: 'inbound-and-outbound-meet-in-main-only',
      severity: 'error',
      from: { path: '^services/[^/]+/src/(http|grpc|consumers)/', pathNot: '\\.spec\\.ts$' },
      to: { path: '^services/[^/]+/src/adapters/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'services-do-not-import-services',
      severity: 'error',
      from: { path: '^services/([^/]+)/' },
      to: { path: '^services/([^/]+)/', pathNot: '^services/$1/' },
    },
    {
      name: 'packages-do-not-import-services',
      severity: 'error',
      from: { path: '^packages/', pathNot: '^packages/(acceptance|bench|chaos)/' },
      to: { path: '^(services|deploy)/' },
    },
    {
      name: 'providers-do-not-import-providers',
      severity: 'error',
      from: { path: '^services/connectors/src/providers/([^/]+)/' },
      to: { path: '^services/connectors/src/providers/([^/]+)/', pathNot: '^services/connectors/src/providers/$1/' },
    },
    { name: 'kafkajs-in-one-package', severity: 'error', from: { pathNot: '^packages/(kafka|testing)/' }, to: { path: '^node_modules/(kafkajs|@platformatic/kafka)/' } },
    { name: 'opossum-in-one-package', severity: 'error', from: { pathNot: '^packages/resilience/' }, to: { path: '^node_modules/opossum/' } },
    {
      name: 'no-test-tools-in-production-code',
      severity: 'error',
      from: { path: '^(packages|services)/[^/]+/src/', pathNot: ['\\.spec\\.ts$', '^packages/(testing|acceptance|bench|chaos|connector-kit)/'] },
      to: { path: '^packages/testing/' },
    },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '/gen/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'], extensions: ['.ts', '.mjs', '.js'] },
  },
};
