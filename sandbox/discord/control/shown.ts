/** What another process gets to see: everything but bytes and functions. */
import type { Outcome } from '../people/outcome.ts';
import type { DiscordStandIn } from '../stand-in.ts';
import type { Message } from '../state/records.ts';

/** A message without the bytes of its files. */
export const shown = (discord: DiscordStandIn, message: Message): unknown => ({
  ...message,
  attachments: message.attachments.map(({ id, name, sizeBytes, mimetype }) => ({
    ...{ id, name, sizeBytes, mimetype },
  })),
  rendered: discord.render(message),
});

/** What came of a command or click, without what only this process can use. */
export function told(discord: DiscordStandIn, outcome: Outcome | { ok: true; url: string }): unknown {
  if (!outcome.ok || 'url' in outcome) return outcome;
  const { answer, ...rest } = outcome;
  const kind = answer.kind;
  if ('message' in answer) return { ...rest, kind, message: shown(discord, answer.message) };
  return answer.kind === 'modal' ? { ...rest, kind, modal: discord.renderModal(answer.modal) } : { ...rest, kind };
}

export const channelShown = (discord: DiscordStandIn, ref: string): unknown => {
  const { overwrites, thread, ...channel } = discord.channels.get(ref);
  return { ...channel, archived: thread?.archived ?? false, locked: thread?.locked ?? false };
};
