import type { Order } from '../core/order.ts';
import type { IpnDocument, LedgerDocument } from '../store/documents.ts';
import type { Wallet } from '../store/wallets.ts';

/** JSON forms of the control API: amounts are integers of paisa, times RFC 3339. */
export function ledgerView(line: LedgerDocument): object {
  const { _id: key, amountMinor, at, after: _after, notice: _notice, ...rest } = line;
  return { key, ...rest, amountMinor: Number(amountMinor), at: at.toISOString() };
}

export function orderView(order: Order, ipns: readonly IpnDocument[], lines: readonly LedgerDocument[]): object {
  return {
    account: order.account,
    provider: order.provider,
    reference: order.reference,
    mobile: order.mobile,
    method: order.method,
    wire: order.wire,
    amountMinor: Number(order.amountMinor),
    state: order.state,
    ...(order.failure === undefined ? {} : { failure: order.failure }),
    refundedMinor: Number(order.refundedMinor),
    openedAt: order.openedAt.toISOString(),
    ...(order.finalAt === undefined ? {} : { finalAt: order.finalAt.toISOString() }),
    ...(order.due === undefined ? {} : { due: { at: order.due.at.toISOString(), become: order.due.become.kind } }),
    echo: order.echo,
    ledger: lines.map(ledgerView),
    ipns: ipns.map(({ notice, state, tries, at, forged, lastAnswer }) => ({ notice, state, tries, at: at.toISOString(), forged, lastAnswer })),
  };
}

export function walletView(wallet: Wallet): object {
  const { behaviour, balanceMinor, latencyMs } = wallet;
  return { behaviour, balanceMinor: Number(balanceMinor), ...(latencyMs === undefined ? {} : { latencyMs }) };
}
