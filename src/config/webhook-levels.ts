/** From which level on a webhook is told of an edition. */
export const webhookLevels = ['breaking', 'notable', 'any'] as const;
