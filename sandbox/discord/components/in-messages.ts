import { z } from 'zod';
import { wrong } from '../rest/read-form.ts';
import { attachmentMedia, id, media, text } from './fields.ts';
import { button, selects } from './interactive.ts';

const isButton = ({ type }: { type: number }): boolean => type === 2;

const actionRow = z
  .strictObject({
    type: z.literal(1),
    id,
    components: z
      .array(z.discriminatedUnion('type', [button, ...selects]))
      .min(1)
      .max(5),
  })
  .refine(
    ({ components }) => components.every(isButton) || components.length === 1,
    wrong('BASE_TYPE_BAD_LENGTH', 'A row holds up to five buttons or one select.'),
  );

export const textDisplay = z.strictObject({ type: z.literal(10), id, content: text(4000) });

const described = {
  description: z.string().max(1024).nullish(),
  spoiler: z.boolean().optional(),
};

const thumbnail = z.strictObject({ type: z.literal(11), id, media, ...described });

const section = z.strictObject({
  type: z.literal(9),
  id,
  components: z.array(textDisplay).min(1).max(3),
  accessory: z.discriminatedUnion('type', [button, thumbnail]),
});

const mediaGallery = z.strictObject({
  type: z.literal(12),
  id,
  items: z
    .array(z.strictObject({ media, ...described }))
    .min(1)
    .max(10),
});

const file = z.strictObject({
  type: z.literal(13),
  id,
  file: attachmentMedia,
  spoiler: z.boolean().optional(),
});

const separator = z.strictObject({
  type: z.literal(14),
  id,
  divider: z.boolean().optional(),
  spacing: z.number().int().min(1).max(2).optional(),
});

const insideContainer = [actionRow, textDisplay, section, mediaGallery, file, separator] as const;

const container = z.strictObject({
  type: z.literal(17),
  id,
  components: z.array(z.discriminatedUnion('type', insideContainer)).min(1),
  accent_color: z.number().int().min(0).max(0xffffff).nullish(),
  spoiler: z.boolean().optional(),
});

/** Without the flag a message has rows and nothing else. */
export const classicComponents = z.array(z.discriminatedUnion('type', [actionRow])).max(5);

export const componentsV2 = z.array(z.discriminatedUnion('type', [...insideContainer, container])).max(40);
