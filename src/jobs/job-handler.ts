import type { z } from 'zod';

/** Does the work of a job from what the queue kept of it. */
export type Perform = (payload: unknown) => Promise<void>;

/** Work on a checked payload; one of another shape is refused, whoever wrote it. */
export const perform =
  <Payload>(
    { payload }: { readonly payload: z.ZodType<Payload> },
    work: (payload: Payload) => Promise<unknown>,
  ): Perform =>
  async (data) => {
    await work(payload.parse(data));
  };
