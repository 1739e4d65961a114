import type { RunFile } from '../run-file.ts';

interface Exchange {
  readonly request: string;
  readonly body: unknown;
  readonly status: number;
  readonly answer: unknown;
}

/** The provider's side of an attempt, as lines for a person: what it was asked and what it answered, masked by the simulator itself. */
export async function providerExchange(run: RunFile, reference: string): Promise<string[]> {
  const answer = await fetch(`${run.simulator.control}/exchanges/${encodeURIComponent(reference)}`, { signal: AbortSignal.timeout(5_000) });
  const { exchanges } = (await answer.json()) as { exchanges: Exchange[] };
  return exchanges.flatMap(({ request, body, status, answer: said }) => [`-> ${request}`, `   ${JSON.stringify(body)}`, `<- ${status} ${JSON.stringify(said)}`]);
}
