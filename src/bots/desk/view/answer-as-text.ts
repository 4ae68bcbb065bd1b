/**
 * What a command has answered, as text for the row of a notice: asked for in words, it is said like every other answer
 * in a thread. Addresses are left out, for a personal link is never kept.
 */
import { z } from 'zod';
import { actionNames } from './actions.ts';
import type { Message } from './message.ts';

const piece = z.union([
  z.string(),
  z.object({ kind: z.enum(['strong', 'code']), text: z.string() }),
  z
    .object({
      kind: z.literal('instant'),
      at: z.iso.datetime().transform((at) => new Date(at)),
      timeZone: z.string(),
      style: z.enum(['moment', 'clock', 'relative']),
      said: z.string().optional(),
    })
    .transform(({ said, ...rest }) => (said === undefined ? rest : { ...rest, said })),
  z.object({ kind: z.literal('link'), url: z.string(), label: z.string() }),
  z.object({ kind: z.literal('mention'), member: z.string() }),
  z.object({ kind: z.literal('channel'), channel: z.string() }),
]);

const button = z
  .object({
    action: z.enum(actionNames),
    label: z.string(),
    value: z.string(),
    style: z.enum(['primary', 'danger']).optional(),
  })
  .transform(({ style, ...rest }) => (style ? { ...rest, style } : rest));

const lines = z.array(z.array(piece));
const buttons = z.array(button);
const kept = z.object({ lines, parts: z.array(z.object({ lines, buttons })), buttons });

/** For the facts of a notice. */
export const keepAnswer = ({ lines: said, parts = [], buttons: all = [] }: Message): string =>
  JSON.stringify({ lines: said, parts, buttons: all.filter((one) => 'action' in one) });

/** As it was drawn. */
export const keptAnswer = (text: string): Message => kept.parse(JSON.parse(text));
