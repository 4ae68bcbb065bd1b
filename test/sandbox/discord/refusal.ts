import { DiscordAPIError } from 'discord.js';

/** The error with which the vendor's client tells of a refusal; everything else is thrown on. */
export async function refusal(asking: Promise<unknown>): Promise<DiscordAPIError> {
  const error: unknown = await asking.then(
    () => new Error('That was not refused.'),
    (reason: unknown) => reason,
  );
  if (error instanceof DiscordAPIError) return error;
  throw error;
}

export async function codeOf(asking: Promise<unknown>): Promise<[number, unknown]> {
  const { status, code } = await refusal(asking);
  return [status, code];
}
