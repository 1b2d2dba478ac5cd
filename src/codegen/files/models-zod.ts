import { type Code, code } from '../print/code.ts';
import { fileHeader } from './header.ts';

/** `models/zod.js`: the schema of the ids, apart from the rest so that only its users load zod. */
export function modelsZodModule(): Code {
  return code`${fileHeader()}
import { z } from "zod";
import { explainModelId, modelIds } from "../models.js";

export const modelIdSchema = /* @__PURE__ */ z.enum(modelIds, {
  error: ({ input }) => (typeof input === "string" ? (explainModelId(input) ?? undefined) : "expected a model id"),
});
`;
}

/** `models/zod.d.ts`. */
export function modelsZodDeclarations(): Code {
  return code`${fileHeader()}
import type { z } from "zod";
import type { ModelId } from "../models.js";

/** A model id of the catalog; of a removed id the message says when it went and what to use instead. */
export declare const modelIdSchema: z.ZodEnum<{ readonly [Id in ModelId]: Id }>;
`;
}
