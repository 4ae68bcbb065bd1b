import { z } from 'zod';
import { snowflake, wrong } from '../rest/read-form.ts';
import { customId, emoji, id, linkUrl, options, text } from './fields.ts';

/** Styles 1 to 4 carry a custom id, 5 a link, 6 something to buy. */
export const button = z
  .strictObject({
    type: z.literal(2),
    id,
    style: z.number().int().min(1).max(6),
    label: z.string().max(80).nullish(),
    emoji: emoji.nullish(),
    custom_id: customId.optional(),
    url: linkUrl.nullish(),
    sku_id: snowflake.optional(),
    disabled: z.boolean().optional(),
  })
  .superRefine((given, context) => {
    const add = (path: string, code: string, message: string): void =>
      context.addIssue({ code: 'custom', path: [path], ...wrong(code, message) });
    const required = (path: string): void => add(path, 'BASE_TYPE_REQUIRED', 'This field is required');
    if (given.style === 6) {
      if (given.sku_id === undefined) required('sku_id');
      return;
    }
    if (!given.label && !given.emoji) required('label');
    if (given.style === 5) {
      if (!given.url) required('url');
      if (given.custom_id !== undefined) {
        add(
          'custom_id',
          'BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE',
          'A custom id and url cannot both be specified',
        );
      }
    } else {
      if (given.custom_id === undefined) required('custom_id');
      if (given.url) add('url', 'BUTTON_COMPONENT_INVALID_STYLE', 'A url takes the link style.');
    }
  });

/** `required` exists in forms only, `disabled` in messages only; `rules.ts` minds that. */
const selecting = {
  id,
  custom_id: customId,
  placeholder: z.string().max(150).nullish(),
  min_values: z.number().int().min(0).max(25).optional(),
  max_values: z.number().int().min(1).max(25).optional(),
  disabled: z.boolean().optional(),
  required: z.boolean().optional(),
};

const defaultValues = z
  .array(z.strictObject({ id: snowflake, type: z.enum(['user', 'role', 'channel']) }))
  .max(25)
  .optional();

const stringSelect = z.strictObject({ type: z.literal(3), ...selecting, options });

const entitySelect = <T extends 5 | 6 | 7>(type: T) =>
  z.strictObject({ type: z.literal(type), ...selecting, default_values: defaultValues });

export const selects = [
  stringSelect,
  entitySelect(5),
  entitySelect(6),
  entitySelect(7),
  z.strictObject({
    type: z.literal(8),
    ...selecting,
    default_values: defaultValues,
    channel_types: z.array(z.number().int()).optional(),
  }),
] as const;

export const textInput = z.strictObject({
  type: z.literal(4),
  id,
  custom_id: customId,
  style: z.union([z.literal(1), z.literal(2)]),
  label: text(45).nullish(),
  min_length: z.number().int().min(0).max(4000).optional(),
  max_length: z.number().int().min(1).max(4000).optional(),
  required: z.boolean().optional(),
  value: z.string().max(4000).nullish(),
  placeholder: z.string().max(100).nullish(),
});
