import { NO_FACTS, sameMoney, type Outcome, type Payment, type StatementLine } from '@adaigi/domain';
import { evidenceInput } from './evidence-input.ts';
import { settleInTheirName, twoOperators, type OperatorCredential, type SettlePorts } from './settle-by-operators.ts';

export interface ApplyStatement {
  readonly channel: string;
  readonly lines: readonly StatementLine[];
  /** Hex, of the file that the lines were read from. */
  readonly fileSha256: string;
  readonly operators: readonly OperatorCredential[];
}

/** What became of the lines, by our references. */
export interface AppliedStatement {
  /** Told what was not known: the payment has changed, with a record. */
  readonly applied: readonly string[];
  /** Told what is known. */
  readonly known: readonly string[];
  /** Name another amount than was asked for. An attempt that is open is quarantined, one that was settled without money waits for a person; nothing else changes. */
  readonly contradicting: readonly string[];
  /** No payment of the channel has them: the provider holds money of which nobody knows. */
  readonly unmatched: readonly string[];
}

/**
 * Folds the lines of a provider's statement into the attempts that they are about, by the word of two people, since a line can settle a payment. A line is proof like any
 * other: late and second captures are given back, reversals are facts after the end. Each line is a change and a record of its own, so a repeat goes on where it was cut off.
 *
 * @throws AdaigiError invalid_request, unauthenticated (never saying which of the two), unavailable.
 */
export async function applyStatement(ports: SettlePorts, { channel, lines, fileSha256, operators }: ApplyStatement): Promise<AppliedStatement> {
  const handles = await twoOperators(ports.operators, operators);
  const found = { applied: [] as string[], known: [] as string[], contradicting: [] as string[], unmatched: [] as string[] };
  for (const [index, line] of lines.entries()) {
    const reason = `line ${index + 2} of the statement with SHA-256 ${fileSha256}`;
    found[await applyLine(ports, channel, line, { reason, operators: handles })].push(line.reference);
  }
  return found;
}

async function applyLine(ports: SettlePorts, channel: string, line: StatementLine, name: { reason: string; operators: readonly string[] }): Promise<keyof AppliedStatement> {
  const { reference, status, amount } = line;
  const payment = await ports.store.findByReference(channel, reference);
  const attempt = payment?.attempts.find((each) => each.reference === reference);
  if (payment === null || attempt === undefined) return 'unmatched';
  const outcome = outcomeOf(line, payment);
  const stateIn = ({ attempts }: Payment): string => {
    const now = attempts.find((each) => each.reference === reference);
    return now?.reversed === true ? 'reversed' : (now?.state ?? '');
  };
  const settled = await settleInTheirName(ports, { paymentId: payment.id, ...name }, {
    inputOf: (current) => evidenceInput(ports, current, attempt, 'statement', { outcome, nextInquiryAfterMs: 0, scheduleExhausted: false }),
    factsOf: (before, after) => ({
      action: 'attempt.settled',
      attemptNumber: attempt.number,
      refundId: '',
      verdict: status === 'paid' ? 'succeeded' : 'reversed',
      stateBefore: stateIn(before),
      stateAfter: stateIn(after),
    }),
  });
  if (!sameMoney(amount, payment.amount)) return 'contradicting';
  return settled.kind === 'settled' ? 'applied' : 'known';
}

function outcomeOf({ status, amount, providerTransactionId }: StatementLine, payment: Payment): Outcome {
  const facts = { ...NO_FACTS, providerTransactionId };
  if (!sameMoney(amount, payment.amount)) return { kind: 'unknown', reason: 'integrity', integrityProblem: 'amount', ...facts };
  return { kind: 'succeeded', amount, reversed: status === 'reversed', ...facts };
}
