import type { FastifyInstance, FastifyReply } from 'fastify';
import { Type } from 'typebox';
import type { Booking } from '../core/booking.ts';
import type { Order } from '../core/order.ts';
import type { Desk } from '../usecases/desk.ts';
import { badRequest, parseValue, problem } from './reply.ts';
import { ledgerView, orderView } from './views.ts';

const Whole = Type.String({ pattern: '^[0-9]{1,15}$' });
const LedgerQuerySchema = Type.Object(
  { after: Type.Optional(Whole), limit: Type.Optional(Whole), reference: Type.Optional(Type.String()), account: Type.Optional(Type.String()) },
  { additionalProperties: false },
);
const OrderQuerySchema = Type.Object({ account: Type.Optional(Type.String()) }, { additionalProperties: false });

const mostLines = 5000;
const defaultLines = 500;

interface OrderRoute {
  Params: { reference: string };
}

/** The outside truth: the ledger as it was really written, and single orders. */
export function bookRoutes(app: FastifyInstance, desk: Desk): void {
  const { collections } = desk;

  app.get('/ledger', async (request, reply) => {
    const parsed = parseValue(LedgerQuerySchema, request.query);
    if (!parsed.ok) return badRequest(reply, parsed.faults);
    const { after = '0', limit = String(defaultLines), reference, account } = parsed.value;
    if (Number(limit) < 1 || Number(limit) > mostLines) return badRequest(reply, [{ path: 'limit', rule: `must be 1..${mostLines}` }]);
    const filter = { seq: { $gt: Number(after) }, ...(reference === undefined ? {} : { reference }), ...(account === undefined ? {} : { account }) };
    const lines = await collections.ledger.find(filter).sort({ seq: 1 }).limit(Number(limit)).toArray();
    return { entries: lines.map(ledgerView), nextAfter: lines.at(-1)?.seq ?? Number(after) };
  });

  app.get<OrderRoute>('/orders/:reference', (request, reply) => withOrder(desk, request.params.reference, request.query, reply, (order) => view(order)));

  app.post<OrderRoute>('/orders/:reference/pay', (request, reply) =>
    withOrder(desk, request.params.reference, request.query, reply, (order) => bookNow(order, { kind: 'settle', orderId: order._id, outcome: { kind: 'paid' } }, reply)),
  );

  app.post<OrderRoute>('/orders/:reference/reverse', (request, reply) =>
    withOrder(desk, request.params.reference, request.query, reply, (order) => bookNow(order, { kind: 'reverse', orderId: order._id }, reply)),
  );

  async function bookNow(order: Order, booking: Booking, reply: FastifyReply): Promise<unknown> {
    const [booked] = await desk.books.submit([booking]);
    if (booked?.done !== true) return problem(reply, 409, `order ${order.reference} is ${booked?.order?.state ?? order.state}: ${booked?.refusal ?? 'refused'}`);
    if (booked.order.due !== undefined) desk.settling.wakeAt(booked.order.due.at);
    return view(booked.order);
  }

  async function view(order: Order): Promise<object> {
    const [ipns, lines] = await Promise.all([
      collections.ipns.find({ orderId: order._id }).sort({ _id: 1 }).toArray(),
      collections.ledger.find({ reference: order.reference, account: order.account }).sort({ seq: 1 }).toArray(),
    ]);
    return orderView(order, ipns, lines);
  }
}

/** Finds the order of a reference; two accounts may have used the same one. */
async function withOrder(desk: Desk, reference: string, query: unknown, reply: FastifyReply, go: (order: Order) => Promise<unknown>): Promise<unknown> {
  const parsed = parseValue(OrderQuerySchema, query);
  if (!parsed.ok) return badRequest(reply, parsed.faults);
  const { account } = parsed.value;
  const found = await desk.collections.orders.find({ reference, ...(account === undefined ? {} : { account }) }).limit(2).toArray();
  const [order] = found;
  if (order === undefined) return problem(reply, 404, `no order with reference ${reference}`);
  if (found.length > 1) return problem(reply, 409, `several accounts have an order ${reference}: add ?account=`);
  return go(order);
}
