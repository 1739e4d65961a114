import type { RunFile } from '../run-file.ts';

/** Where everything is, and what to try next. */
export function nextSteps(run: RunFile): string {
  const [merchant] = run.merchants;
  const edge = run.services['edge'];
  const body = '{"amount":50000,"currency":"PKR","payer":{"mobile":"03115112345"},"reference":"order-1"}';
  return `
Adaigi runs
  API            ${run.edge.http}        gRPC ${run.edge.grpc}
  API page       ${run.edge.http}/docs   OpenAPI ${run.edge.http}/openapi.json
  Health         ${edge?.health ?? ''}   (every service: .local/run.json)
  Metrics        ${edge?.metrics ?? ''}
  Simulator      ${run.simulator.control}/numbers   numbers with a fixed behaviour
  Logs           .local/logs/<service>.log

Try
  npm run pay -- --amount 500 --mobile 03115112345
  npm run call -- POST /v1/payments '${body}'
  curl -sS ${run.edge.http}/v1/payments -H 'Authorization: Bearer ${merchant?.native.bearer ?? ''}' -H "Idempotency-Key: $(date +%s%N)" -H 'Prefer: wait=10' -H 'Content-Type: application/json' -d '${body}'

Ctrl-C (or npm stop) stops everything; the data is kept. npm run reset forgets it.
`;
}
