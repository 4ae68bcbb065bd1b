import { z } from 'zod';
import { snowflake, wrong } from '../rest/read-form.ts';

export const text = (max: number, min = 1) => z.string().min(min).max(max);

/** An optional number of one's own for a component; Discord counts when it is absent. */
export const id = z.number().int().min(0).max(2_147_483_647).optional();

export const customId = text(100);

export const emoji = z.strictObject({
  id: snowflake.nullish(),
  name: z.string().max(32).nullish(),
  animated: z.boolean().optional(),
});

const urlProblem = wrong('URL_TYPE_INVALID_SCHEME', 'Scheme must be one of (http, https, discord).');

/** Discord's web addresses have a host under a top-level domain: no `localhost`, no number. */
const isWellFormed = (value: string): boolean => {
  if (!/^https?:/.test(value)) return true;
  return URL.canParse(value) && /\.[a-z][a-z0-9-]*[a-z0-9]$/i.test(new URL(value).hostname);
};

export const linkUrl = text(512)
  .refine((value) => /^(https?|discord):\/\/\S+$/.test(value), urlProblem)
  .refine(isWellFormed, wrong('URL_TYPE_INVALID_URL', 'Not a well formed URL.'));

/** A picture on the web, or one uploaded with the message. */
export const media = z.strictObject({
  url: text(2048).refine(
    (value) => /^(https?:\/\/|attachment:\/\/)\S+$/.test(value),
    wrong('URL_TYPE_INVALID_SCHEME', 'Scheme must be one of (attachment, http, https).'),
  ),
});

export const attachmentMedia = z.strictObject({
  url: z
    .string()
    .refine(
      (value) => value.startsWith('attachment://'),
      wrong('URL_TYPE_INVALID_SCHEME', 'Scheme must be attachment.'),
    ),
});

const option = z.strictObject({
  label: text(100),
  value: text(100),
  description: z.string().max(100).nullish(),
  emoji: emoji.nullish(),
  default: z.boolean().optional(),
});

export const options = z
  .array(option)
  .min(1)
  .max(25)
  .superRefine((list, context) => {
    const seen = new Set<string>();
    list.forEach(({ value }, index) => {
      if (seen.has(value)) {
        const problem = wrong('SELECT_COMPONENT_OPTION_VALUE_DUPLICATED', 'The specified option value is already used');
        context.addIssue({ code: 'custom', path: [index, 'value'], ...problem });
      }
      seen.add(value);
    });
  });
