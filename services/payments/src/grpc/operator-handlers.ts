import { modeCodec, moneyToProto, outcomeToProto, verdictCodec, type GrpcHandlers } from '@adaigi/contracts';
import { readProviderStatement, type Attempt, type Capture, type Reason } from '@adaigi/domain';
import type { AuditRecord } from '@adaigi/contracts/gen/adaigi/payments/v1/AuditRecord.ts';
import type { Capture as CaptureMessage } from '@adaigi/contracts/gen/adaigi/payments/v1/Capture.ts';
import type { OpenQuestion as OpenQuestionMessage } from '@adaigi/contracts/gen/adaigi/payments/v1/OpenQuestion.ts';
import type { OperatorServiceDefinition } from '@adaigi/contracts/gen/adaigi/payments/v1/OperatorService.ts';
import type { AuditEntry } from '../core/audit-chain.ts';
import type { CaptureIndex, OpenQuestionIndex } from '../operator-ports.ts';
import { applyStatement } from '../usecases/apply-statement.ts';
import { listCaptures } from '../usecases/list-captures.ts';
import { listOpenQuestions, type OpenQuestion } from '../usecases/list-open-questions.ts';
import { lookIntoDoubt, type LookIntoDoubtPorts } from '../usecases/look-into-doubt.ts';
import { settleAttempt } from '../usecases/settle-attempt.ts';
import type { SettlePorts } from '../usecases/settle-by-operators.ts';
import { settleRefund } from '../usecases/settle-refund.ts';
import { paymentToProto } from './payment-to-proto.ts';
import { invalid, required, requiredTime } from './requests.ts';
import { linesOfSentFile } from './sent-file.ts';

export type OperatorPorts = LookIntoDoubtPorts & SettlePorts & { readonly questions: OpenQuestionIndex; readonly captures: CaptureIndex };

/** What people ask and decide, over gRPC: one use case per method. */
export function operatorHandlers(ports: OperatorPorts): GrpcHandlers<OperatorServiceDefinition> {
  return {
    async listOpenQuestions({ limit }) {
      return { questions: (await listOpenQuestions(ports, limit)).map(questionToProto) };
    },
    async lookIntoDoubt({ paymentId }) {
      const { payment, findings, audit } = await lookIntoDoubt(ports, required('paymentId', paymentId));
      const told = findings.map(({ outcome, ...finding }) => ({ ...finding, ...(outcome === null ? {} : { outcome: outcomeToProto(outcome) }) }));
      return { payment: paymentToProto(payment), findings: told, audit: audit.map(recordToProto) };
    },
    async settleAttempt({ paymentId, attemptNumber, verdict, reason, providerTransactionId, operators }) {
      const judgement = { paymentId: required('paymentId', paymentId), reason, operators };
      const { payment, record } = await settleAttempt(ports, { ...judgement, attemptNumber, verdict: verdictCodec.fromProto(verdict, 'verdict'), providerTransactionId });
      return { payment: paymentToProto(payment), record: recordToProto(record) };
    },
    async settleRefund({ paymentId, refundId, verdict, reason, operators }) {
      const judgement = { paymentId: required('paymentId', paymentId), reason, operators };
      const found = verdictCodec.fromProto(verdict, 'verdict');
      if (found === 'reversed') throw invalid('verdict', 'enum', 'must be succeeded or declined of a refund');
      const { payment, record } = await settleRefund(ports, { ...judgement, refundId: required('refundId', refundId), verdict: found });
      return { payment: paymentToProto(payment), record: recordToProto(record) };
    },
    async applyStatement({ channel, file, operators }) {
      const { lines, fileSha256 } = linesOfSentFile(file, readProviderStatement);
      const { applied, known, contradicting, unmatched } = await applyStatement(ports, { channel: required('channel', channel), lines, fileSha256, operators });
      return { fileSha256, applied: [...applied], known: [...known], contradicting: [...contradicting], unmatched: [...unmatched] };
    },
    async listCaptures({ channel, from, to }) {
      const captures = await listCaptures(ports.captures, required('channel', channel), { from: requiredTime('from', from), to: requiredTime('to', to) });
      return { captures: (captures ?? []).map(captureToProto), tooMany: captures === null };
    },
    async checkAudit({ merchantId }) {
      const { records, brokenAt, headHash } = await ports.audit.check(required('merchantId', merchantId));
      return { records: String(records), brokenAt: String(brokenAt), headHash };
    },
  };
}

function questionToProto({ payment, attempt, refund, ...question }: OpenQuestion): OpenQuestionMessage {
  return {
    paymentId: payment.id,
    merchantId: payment.merchantId,
    mode: modeCodec.toProto(payment.mode),
    attemptNumber: attempt?.number ?? 0,
    refundId: refund?.id ?? '',
    channel: question.channel,
    reference: attempt?.reference ?? refund?.reference ?? '',
    amount: moneyToProto(question.amount),
    state: attempt?.state ?? refund?.state ?? '',
    reason: (attempt === null ? refund?.failureReason : questionAbout(attempt)) ?? '',
    since: question.since.toISOString(),
    needsOperator: question.needsOperator,
    nextLookAt: question.nextLookAt?.toISOString() ?? '',
  };
}

/** What the provider has called in question of a settled attempt, else why the attempt is where it is. */
function questionAbout({ amountContested, returnUnexplained, reason }: Attempt): Reason | null {
  if (amountContested) return 'integrity';
  return returnUnexplained ? 'reversed_by_provider' : reason;
}

function captureToProto({ paymentId, reference, amount, reversed, sentAt, settledAt }: Capture): CaptureMessage {
  return { paymentId, reference, amount: moneyToProto(amount), reversed, sentAt: sentAt.toISOString(), settledAt: settledAt.toISOString() };
}

export function recordToProto({ chain, seq, action, paymentId, attemptNumber, refundId, verdict, stateBefore, stateAfter, reason, operators, at, hash }: AuditEntry): AuditRecord {
  const about = { chain, seq: String(seq), action, paymentId, attemptNumber, refundId };
  return { ...about, verdict, stateBefore, stateAfter, reason, operators: [...operators], at: at.toISOString(), hash };
}
