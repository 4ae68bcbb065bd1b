import { z } from 'zod';
import { wrong } from '../rest/read-form.ts';

const url = z.string().max(2048).nullish();
const picture = z.strictObject({ url }).nullish();

const embed = z.strictObject({
  type: z.literal('rich').optional(),
  title: z.string().max(256).nullish(),
  description: z.string().max(4096).nullish(),
  url,
  timestamp: z.iso.datetime({ offset: true }).nullish(),
  color: z.number().int().min(0).max(0xffffff).nullish(),
  footer: z.strictObject({ text: z.string().max(2048), icon_url: url }).nullish(),
  author: z.strictObject({ name: z.string().min(1).max(256), url, icon_url: url }).nullish(),
  image: picture,
  thumbnail: picture,
  fields: z
    .array(
      z.strictObject({
        name: z.string().min(1).max(256),
        value: z.string().min(1).max(1024),
        inline: z.boolean().optional(),
      }),
    )
    .max(25)
    .nullish(),
});

type Embed = z.infer<typeof embed>;

const maxCharacters = 6000;

function charactersOf({ title, description, footer, author, fields }: Embed): number {
  const ofFields = (fields ?? []).flatMap(({ name, value }) => [name, value]);
  return [title, description, footer?.text, author?.name, ...ofFields].reduce(
    (sum, part) => sum + (part?.length ?? 0),
    0,
  );
}

export const embeds = z
  .array(embed)
  .max(10)
  .refine(
    (list) => list.reduce((sum, one) => sum + charactersOf(one), 0) <= maxCharacters,
    wrong('MAX_EMBED_SIZE_EXCEEDED', `Embed size exceeds maximum size of ${maxCharacters}`),
  );
