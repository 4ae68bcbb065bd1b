import { z } from 'zod';
import { snowflake, wrong } from '../rest/read-form.ts';
import { embeds } from './embeds.ts';

const ids = z.array(snowflake).max(100).optional();

const allowedMentions = z
  .strictObject({
    parse: z.array(z.enum(['roles', 'users', 'everyone'])).optional(),
    roles: ids,
    users: ids,
    replied_user: z.boolean().optional(),
  })
  .superRefine((given, context) => {
    for (const kind of ['users', 'roles'] as const) {
      if (!given.parse?.includes(kind) || (given[kind] ?? []).length === 0) continue;
      const message = `parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`;
      const problem = wrong('MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE', message);
      context.addIssue({ code: 'custom', path: [], ...problem });
    }
  });

/** What a new file brings, or an old one that an edit keeps. */
const attachment = z.strictObject({
  id: z.union([z.string(), z.number().int()]),
  filename: z.string().max(1024).optional(),
  title: z.string().max(1024).nullish(),
  description: z.string().max(1024).nullish(),
});

const reference = z.strictObject({
  type: z.literal(0).optional(),
  message_id: snowflake,
  channel_id: snowflake.optional(),
  guild_id: snowflake.optional(),
  fail_if_not_exists: z.boolean().optional(),
});

const nonce = z.union([z.string().max(25), z.number().int()]);

/**
 * Everything a message can be made of. Edits and answers to interactions take the same fields,
 * because the vendor's client sends them; what has no meaning there is ignored, as Discord does.
 */
export const messageBody = z.strictObject({
  content: z.string().max(2000).nullish(),
  embeds: embeds.nullish(),
  allowed_mentions: allowedMentions.nullish(),
  attachments: z.array(attachment).max(10).nullish(),
  flags: z.number().int().min(0).nullish(),
  // Checked by the set that the message's kind asks for.
  components: z.array(z.looseObject({ type: z.number().int() })).nullish(),
  nonce: nonce.nullish(),
  enforce_nonce: z.boolean().optional(),
  tts: z.boolean().optional(),
  message_reference: reference.nullish(),
  sticker_ids: z.array(snowflake).max(3).optional(),
});

export type MessageBody = z.infer<typeof messageBody>;
export type AllowedMentions = z.infer<typeof allowedMentions>;
