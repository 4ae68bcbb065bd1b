import { z } from 'zod';
import { wrong } from './read-form.ts';

const locales = z.record(z.string(), z.string().max(100)).nullish();

const inputName = z
  .string()
  .regex(/^[-_'\p{L}\p{N}]{1,32}$/u, 'Command name is invalid')
  .refine((name) => name === name.toLowerCase(), wrong('APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid'));

const choice = z.strictObject({
  name: z.string().min(1).max(100),
  name_localizations: locales,
  value: z.union([z.string().min(1).max(100), z.number()]),
});

const described = {
  name: inputName,
  name_localizations: locales,
  description: z.string().min(1).max(100),
  description_localizations: locales,
};

const leafOption = z
  .strictObject({
    type: z.number().int().min(3).max(11),
    ...described,
    required: z.boolean().optional(),
    choices: z.array(choice).max(25).nullish(),
    autocomplete: z.boolean().optional(),
    min_value: z.number().optional(),
    max_value: z.number().optional(),
    min_length: z.number().int().min(0).max(6000).optional(),
    max_length: z.number().int().min(1).max(6000).optional(),
    channel_types: z.array(z.number().int()).nullish(),
    file_types: z.array(z.string()).max(10).optional(),
  })
  .refine(
    ({ autocomplete, choices }) => !autocomplete || !choices?.length,
    wrong('APPLICATION_COMMAND_AUTOCOMPLETE_CHOICES', 'Autocomplete and choices exclude each other'),
  )
  .refine(
    ({ type, autocomplete }) => !autocomplete || [3, 4, 10].includes(type),
    wrong('APPLICATION_COMMAND_AUTOCOMPLETE_TYPE', 'This type of option has no autocomplete'),
  );

interface Named {
  name: string;
  required?: boolean | undefined;
}

/** Names are told apart, and what must be given comes first. */
function inOrder(options: readonly Named[], context: z.RefinementCtx): void {
  const seen = new Set<string>();
  let hasOptional = false;
  options.forEach(({ name, required = false }, index) => {
    const add = (code: string, message: string): void =>
      context.addIssue({ code: 'custom', path: [index], ...wrong(code, message) });
    if (seen.has(name)) {
      add('APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS', 'Option name already exists');
    }
    if (required && hasOptional) {
      const message = 'Required options must be placed before non-required options';
      add('APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID', message);
    }
    seen.add(name);
    hasOptional ||= !required;
  });
}

const leaves = z.array(leafOption).max(25).superRefine(inOrder).nullish();

const subcommand = z.strictObject({ type: z.literal(1), ...described, options: leaves });

const group = z.strictObject({
  type: z.literal(2),
  ...described,
  options: z.array(subcommand).max(25).nullish(),
});

/** Either subcommands and groups of them, or plain options. */
const topOptions = z.union([leaves, z.array(z.union([subcommand, group])).max(25)]).nullish();

const common = {
  id: z.string().optional(),
  name_localizations: locales,
  description_localizations: locales,
  default_member_permissions: z.string().regex(/^\d+$/, 'Must be a bit set.').nullish(),
  dm_permission: z.boolean().nullish(),
  default_permission: z.boolean().nullish(),
  nsfw: z.boolean().optional(),
  integration_types: z.array(z.union([z.literal(0), z.literal(1)])).nullish(),
  contexts: z.array(z.number().int().min(0).max(2)).nullish(),
};

const chatInput = z.strictObject({
  ...common,
  type: z.literal(1).optional(),
  name: inputName,
  description: z.string().min(1).max(100),
  options: topOptions,
});

const menuEntry = z.strictObject({
  ...common,
  type: z.union([z.literal(2), z.literal(3)]),
  name: z.string().min(1).max(32),
  description: z.literal('').optional(),
  options: z.array(z.never()).nullish(),
});

export const commandBody = (type: unknown) => (type === 2 || type === 3 ? menuEntry : chatInput);

export type CommandBody = z.infer<typeof chatInput> | z.infer<typeof menuEntry>;

const maxCharacters = 8000;

/** Names, descriptions and values of a command and all below it. */
function charactersOf(value: unknown, key = ''): number {
  if (typeof value === 'string') {
    return ['name', 'description', 'value'].includes(key) ? value.length : 0;
  }
  if (Array.isArray(value)) return value.reduce((sum, one) => sum + charactersOf(one), 0);
  if (typeof value !== 'object' || value === null) return 0;
  return Object.entries(value).reduce((sum, [name, one]) => sum + charactersOf(one, name), 0);
}

export const isTooLong = (body: unknown): boolean => charactersOf(body) > maxCharacters;
