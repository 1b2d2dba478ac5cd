import { z } from 'zod';
import { isPlainObject } from '../base/json.ts';
import {
  deprecationSchema,
  type Model,
  modelSchema,
  priceSchema,
  tokenCountSchema,
  type Unread,
  unreadSchema,
} from '../catalog/model.ts';
import type { Change } from '../changes/comparison.ts';

/** What `model-deprecated` and `model-undeprecated` carry. */
const lifecycleSchema = z.strictObject({ status: z.string(), deprecation: deprecationSchema.nullable() });
export type Lifecycle = z.infer<typeof lifecycleSchema>;

/** Fields of a model that a change may set as a whole. */
const fieldSchemas = modelSchema.omit({ id: true, prices: true, unread: true }).shape;
type ModelField = keyof typeof fieldSchemas;

/** True for the name of a field that is set as a whole; prices go by their items. */
export function isModelField(field: string | null): field is ModelField {
  return field !== null && Object.hasOwn(fieldSchemas, field);
}

/** True for the fields that are lists of words, which come and go one by one. */
export function isListField(field: string | null): field is 'capabilities' | 'endpoints' {
  return field === 'capabilities' || field === 'endpoints';
}

/** True for an unread entry, which no field's own value looks like. */
export function isUnread(value: unknown): value is Unread {
  return isPlainObject(value) && Object.hasOwn(value, 'field') && Object.hasOwn(value, 'text');
}

/** The Model that a change of a whole model carries: the contract of Finding, checked by parseHistory. */
export function modelIn(value: unknown): Model {
  return value as Model;
}

const word = z.string().nullable();
const price = priceSchema.nullable();
const count = tokenCountSchema.nullable();
const model = modelSchema.nullable();

/** What `from` and `to` are, by kind. */
const schemas: Readonly<Record<string, z.ZodType>> = {
  'model-added': model,
  'model-returned': model,
  'model-removed': model,
  'model-renamed': model,
  're-read': model,
  'price-raised': price,
  'price-cut': price,
  'price-became-free': price,
  'price-became-paid': price,
  'price-added': price,
  'price-removed': price,
  'context-grew': count,
  'context-shrank': count,
  'output-grew': count,
  'output-shrank': count,
  'capability-gained': word,
  'capability-lost': word,
  'model-deprecated': lifecycleSchema,
  'model-undeprecated': lifecycleSchema,
};

/**
 * Checks that the values of a catalog change are what its kind promises, so that nobody behind has to check again.
 * Gives `null` if they are, else what is wrong, in words.
 */
export function whatIsWrongWith({ area, kind, field, from, to }: Change): string | null {
  if (area !== 'catalog') return null;
  const schema = schemas[kind] ?? schemaOfField(kind, field);
  if (schema === null) return `a catalog change of an unknown kind, ${JSON.stringify(kind)}`;
  if (!schema.safeParse(from).success) return `a ${kind} whose "from" has another shape`;
  if (!schema.safeParse(to).success) return `a ${kind} whose "to" has another shape`;
  return needsModel(kind, from, to) ? `a ${kind} without its model` : null;
}

function schemaOfField(kind: string, field: string | null): z.ZodType | null {
  const value = isModelField(field) ? fieldSchemas[field].nullable() : priceSchema.nullable();
  if (kind === 'restated') return value;
  return kind === 'unreadable' || kind === 'model-changed' ? z.union([unreadSchema, value]) : null;
}

function needsModel(kind: string, from: unknown, to: unknown): boolean {
  if (kind === 'model-added' || kind === 'model-returned') return to === null;
  if (kind === 'model-removed') return from === null;
  return kind === 'model-renamed' && (from === null || to === null);
}
