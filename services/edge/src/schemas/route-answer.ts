import { Type, type Static } from 'typebox';

const probability = (description: string) => Type.Number({ minimum: 0, maximum: 1, description });

const candidate = Type.Object({
  channel: Type.String(),
  wallet: Type.String(),
  score: probability('Expected success probability of an attempt at that moment.'),
  low: probability('Lower end of its 90 % interval.'),
  high: probability('Upper end of its 90 % interval.'),
  choiceProbability: probability('With which probability the decision put this channel first.'),
  health: Type.String({ description: 'up, degraded, down or probing, at that moment.' }),
  reasons: Type.Array(Type.String()),
});

const removal = Type.Object({
  channel: Type.String(),
  constraint: Type.String({ description: 'What forbade it, for example amount_above_channel_limit.' }),
  detail: Type.Union([Type.String(), Type.Null()], { description: 'For example until when.' }),
});

const attempt = Type.Object(
  { number: Type.Integer(), channel: Type.String(), state: Type.String(), reason: Type.Union([Type.String(), Type.Null()]) },
  { description: 'What was made of it.' },
);

const decision = Type.Object({
  decidedAt: Type.String({ format: 'date-time' }),
  forAttempt: Type.Integer({ description: 'Number of the attempt that the decision was for.' }),
  summary: Type.String({ description: 'In one sentence.' }),
  approach: Type.String({
    description: 'How the first channel was found: best, explore (to learn), retest (to see whether it is back), only, least_bad (all are down), share (by a policy), hold (a policy makes it wait) or none.',
  }),
  draw: Type.Number({ description: 'The random number that took part, in [0, 1).' }),
  candidates: Type.Array(candidate, { description: 'Best first.' }),
  removed: Type.Array(removal, { description: 'Channels that could not take it.' }),
  policies: Type.Array(Type.String(), { description: 'The policies in force, as scope@version.' }),
  attempt: Type.Union([attempt, Type.Null()], { description: 'The attempt that followed it; null when none did.' }),
});

export const routeAnswer = Type.Object({ paymentId: Type.String(), decisions: Type.Array(decision, { description: 'Oldest first; a decision is shown moments after it was made.' }) }, { title: 'PaymentRoute' });
export type RouteAnswer = Static<typeof routeAnswer>;
