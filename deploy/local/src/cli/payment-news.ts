/** What the tools read of a payment. */
export interface PaymentView {
  id: string;
  state: string;
  amount: number;
  currency: string;
  nextAction: { type: string; token?: string | null } | null;
  failure: { code: string; message: string } | null;
  attempts: { number: number; channel: string; wallet: string; state: string; routingReason: string; reason?: string | null }[];
}

/** What changed between two looks at a payment, in lines for a person: its state, each attempt's route and outcome, what the payer must do, and its end. */
export function paymentNews(before: PaymentView | undefined, now: PaymentView): string[] {
  const lines: string[] = [];
  if (before === undefined) lines.push(`payment ${now.id}: ${now.currency} ${(now.amount / 100).toFixed(2)}`);
  for (const attempt of now.attempts) {
    const earlier = before?.attempts.find(({ number }) => number === attempt.number);
    if (earlier === undefined) lines.push(`attempt ${attempt.number} takes ${attempt.channel} (${attempt.wallet}): ${attempt.routingReason}`);
    if (earlier?.state !== attempt.state) lines.push(`attempt ${attempt.number} is ${attempt.state}${attempt.reason ? `: ${attempt.reason}` : ''}`);
  }
  if (now.nextAction !== null && before?.nextAction?.type !== now.nextAction.type) {
    lines.push(`the payer must act: ${now.nextAction.type}${now.nextAction.token ? ` (token ${now.nextAction.token})` : ''}`);
  }
  if (before?.state !== now.state) lines.push(`state ${now.state}${now.failure === null ? '' : `: ${now.failure.code}, ${now.failure.message}`}`);
  return lines;
}
