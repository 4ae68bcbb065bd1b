import { z } from 'zod';

/**
 * A list of which only the items that can be read count: one file or mention of an unknown shape does not make a whole
 * message unheard, and what is no list is none.
 */
export const readableItems = <Item extends z.ZodType>(item: Item) =>
  z
    .unknown()
    .optional()
    .transform((given): z.infer<Item>[] =>
      (Array.isArray(given) ? given : []).flatMap((one: unknown) => {
        const read = item.safeParse(one);
        return read.success ? [read.data] : [];
      }),
    );
