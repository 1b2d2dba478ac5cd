import * as z from 'zod';
import { isPlainObject } from '../base/json.ts';
import {
  deprecationSchema,
  modelSchema,
  type Price,
  priceSchema,
  tokenCountSchema,
  type Unread,
} from '../catalog/model.ts';

/** What `model-deprecated` and `model-undeprecated` carry. */
export const lifecycleSchema = z.strictObject({
  status: z.string(),
  deprecation: deprecationSchema.nullable(),
});

/** Fields of a model that a change may set as a whole. */
const fieldSchemas = modelSchema.omit({ id: true, prices: true, unread: true }).shape;
type ModelField = keyof typeof fieldSchemas;

/** What a change of one field carries: the field's value, or one price where the field is a price's item. */
export const fieldValueSchema = z
  .union([z.string(), z.array(z.string()), tokenCountSchema, deprecationSchema, priceSchema])
  .nullable();
export type FieldValue = z.infer<typeof fieldValueSchema>;

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

/** True for a Price among the values that changes carry: nothing else there has an amount. */
export function isPrice(value: unknown): value is Price {
  return isPlainObject(value) && Object.hasOwn(value, 'amount');
}

/** True if a field can hold a value, or leaves it unread. */
export function fitsField(field: string | null, value: unknown): boolean {
  const schema = isModelField(field) ? fieldSchemas[field].nullable() : priceSchema.nullable();
  return isUnread(value) || schema.safeParse(value).success;
}
