import { isDuplicateKey } from '@adaigi/mongo';
import type { FieldCipher } from '@adaigi/mongo';
import type { Endpoint } from '../core/endpoint.ts';
import type { CreatedEndpoint, EndpointStore, NewEndpoint, StoredEndpoint } from '../ports.ts';
import type { EndpointDocument, EndpointModel } from './endpoint-model.ts';

/** Endpoints in MongoDB, their secrets sealed with the merchant's data key. */
export function createEndpointStore(model: EndpointModel, cipher: FieldCipher): EndpointStore {
  const openSecret = (merchantId: string, id: string, sealed: string) => cipher.open(merchantId, aadOf(id), sealed);

  const existing = async (endpoint: NewEndpoint): Promise<CreatedEndpoint> => {
    const document = await model.findById(endpoint.id).lean().orFail();
    if (document.removed || document.secret === null) return { kind: 'deleted' };
    return {
      kind: 'exists',
      endpoint: toEndpoint(document),
      firstContent: document.createdWith,
      secret: await openSecret(document.merchantId, document._id, document.secret),
      ageMs: Date.now() - document.createdAt.getTime(),
    };
  };

  return {
    create: async (endpoint) => {
      const { id, merchantId, mode, url } = endpoint;
      const events = [...endpoint.events];
      const document: EndpointDocument = {
        _id: id,
        merchantId,
        mode,
        url,
        events,
        createdWith: { url, events },
        secret: await cipher.seal(merchantId, aadOf(id), endpoint.secret),
        disabledReason: null,
        pausedUntil: null,
        createdAt: new Date(),
        removed: false,
      };
      try {
        await model.create(document);
        return { kind: 'created', endpoint: toEndpoint(document) };
      } catch (error) {
        if (isDuplicateKey(error)) return existing(endpoint);
        throw error;
      }
    },
    count: (merchantId, mode) => model.countDocuments({ merchantId, mode, removed: false }),
    list: async (merchantId, mode) => (await model.find({ merchantId, mode, removed: false }).sort({ createdAt: 1 }).lean()).map(toEndpoint),
    find: async (merchantId, mode, id) => {
      const document = await model.findOne({ _id: id, merchantId, mode, removed: false }).lean();
      return document === null ? null : toEndpoint(document);
    },
    open: async (merchantId, id): Promise<StoredEndpoint | null> => {
      const pausedForMs = { $max: [0, { $subtract: ['$pausedUntil', '$$NOW'] }] };
      const [document] = await model.aggregate<EndpointDocument & { pausedForMs: number }>([
        { $match: { _id: id, merchantId, removed: false } },
        { $set: { pausedForMs } },
      ]);
      if (document === undefined || document.secret === null) return null;
      return { ...toEndpoint(document), secret: await openSecret(merchantId, id, document.secret), pausedForMs: document.pausedForMs };
    },
    update: async (merchantId, mode, id, { url, events, disabled }) => {
      const change = {
        ...(url === undefined ? {} : { url }),
        ...(events === undefined ? {} : { events: [...events] }),
        ...(disabled === undefined ? {} : { disabledReason: disabled ? ('merchant' as const) : null }),
      };
      const document = await model.findOneAndUpdate({ _id: id, merchantId, mode, removed: false }, { $set: change }, { returnDocument: 'after' }).lean();
      return document === null ? null : toEndpoint(document);
    },
    remove: async (merchantId, mode, id) => {
      const result = await model.updateOne({ _id: id, merchantId, mode, removed: false }, { $set: { removed: true, secret: null } });
      return result.matchedCount === 1;
    },
    disable: async (merchantId, id, reason) => {
      await model.updateOne({ _id: id, merchantId, disabledReason: null }, { $set: { disabledReason: reason } });
    },
    pause: async (merchantId, id, pauseMs) => {
      const pausedUntil = { $max: ['$pausedUntil', { $add: ['$$NOW', pauseMs] }] };
      await model.updateOne({ _id: id, merchantId }, [{ $set: { pausedUntil } }], { updatePipeline: true });
    },
  };
}

function aadOf(id: string) {
  return { collection: 'endpoints', id, field: 'secret' };
}

function toEndpoint(document: EndpointDocument): Endpoint {
  const { _id: id, merchantId, mode, url, events, disabledReason, createdAt } = document;
  return { id, merchantId, mode, url, events, disabledReason, createdAt };
}
