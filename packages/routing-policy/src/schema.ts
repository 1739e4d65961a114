import { Type, type Static } from 'typebox';

const channelId = Type.String({ pattern: '^[a-z0-9][a-z0-9-]{0,63}$', description: 'Channel id, for example `jazzcash-main`.' });
const channelIds = Type.Array(channelId, { minItems: 1, maxItems: 100 });
const minor = (description: string) => Type.Optional(Type.Integer({ minimum: 1, maximum: 100_000_000_000, description }));
const time = (description: string) => Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(?:\\.\\d{1,9})?(?:Z|[+-]\\d{2}:\\d{2})$', description });
const timeOfDay = (description: string) => Type.String({ pattern: '^(?:[01]\\d|2[0-3]):[0-5]\\d$', description });
const note = Type.Optional(Type.String({ maxLength: 200, pattern: '^[^\\u0000-\\u001f\\u007f]*$', description: 'For people.' }));

/** Days of the week as policies name them, Sunday first. */
export const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

const limits = {
  off: Type.Optional(Type.Boolean({ description: 'true takes the channel out of every decision.' })),
  minAmount: minor('Smallest amount, in minor units, inclusive; the channel’s own limit holds as well.'),
  maxAmount: minor('Largest amount, in minor units, inclusive; the channel’s own limit holds as well.'),
  maxPerMinute: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000_000, description: 'Attempts in any 60 seconds.' })),
};
const cost = Type.Object(
  {
    percent: Type.Number({ minimum: 0, maximum: 50, description: 'Of the amount: 1.5 is 1.5 %.' }),
    fixed: Type.Integer({ minimum: 0, maximum: 1_000_000_000, description: 'Per payment, in minor units.' }),
  },
  { additionalProperties: false, description: 'What a successful payment costs here.' },
);

const common = {
  formatVersion: Type.Literal(1, { description: 'Version of this format.' }),
  order: Type.Optional(
    Type.Array(channelId, { maxItems: 100, description: 'Preference between channels that are as good as each other, best first. What has been learnt outweighs it.' }),
  ),
  shares: Type.Optional(
    Type.Record(channelId, Type.Number({ minimum: 0.1, maximum: 100 }), {
      additionalProperties: false,
      maxProperties: 100,
      description: 'Percent of the payments that a channel gets first, whatever has been learnt; together at most 100. The rest is decided as usual among the other channels. A channel that is down gets none.',
    }),
  ),
  objective: Type.Optional(
    Type.Enum(['success', 'value'], { description: '`success` (default): the most payments. `value`: the most money, probability times amount less cost.' }),
  ),
  whenAllDown: Type.Optional(
    Type.Enum(['least_bad', 'hold'], { description: '`least_bad` (default): try the best of them all the same. `hold`: let payments wait until one is back or they expire.' }),
  ),
};

/** A merchant's rules, in one world. They narrow the platform's, and choose where the platform leaves the choice. */
export const merchantPolicy = Type.Object(
  { ...common, channels: Type.Optional(Type.Record(channelId, Type.Object(limits, { additionalProperties: false }), { additionalProperties: false, maxProperties: 100, description: 'Rules by channel.' })) },
  { additionalProperties: false, title: 'RoutingPolicy' },
);

const maintenance = Type.Object(
  { channels: channelIds, from: time('RFC 3339, inclusive.'), to: time('RFC 3339, exclusive.'), note },
  { additionalProperties: false },
);
const recurringMaintenance = Type.Object(
  {
    channels: channelIds,
    days: Type.Optional(Type.Array(Type.Enum([...DAYS]), { minItems: 1, maxItems: 7, description: 'Days on which it begins; every day when absent.' })),
    from: timeOfDay('Local time in Pakistan, inclusive.'),
    to: timeOfDay('Local time in Pakistan, exclusive; before `from` it ends on the next day.'),
    note,
  },
  { additionalProperties: false },
);

/** The platform's rules, which hold for every merchant in both worlds. */
export const platformPolicy = Type.Object(
  {
    ...common,
    channels: Type.Optional(
      Type.Record(channelId, Type.Object({ ...limits, cost: Type.Optional(cost) }, { additionalProperties: false }), { additionalProperties: false, maxProperties: 500, description: 'Rules by channel.' }),
    ),
    maintenance: Type.Optional(Type.Array(maintenance, { maxItems: 500, description: 'Announced maintenance.' })),
    recurringMaintenance: Type.Optional(Type.Array(recurringMaintenance, { maxItems: 100, description: 'Maintenance by the clock.' })),
  },
  { additionalProperties: false, title: 'PlatformRoutingPolicy' },
);

export type MerchantPolicy = Static<typeof merchantPolicy>;
export type PlatformPolicy = Static<typeof platformPolicy>;
