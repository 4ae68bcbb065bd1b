import type { Sender } from '../../../core/index.ts';
import type { DeskDeps } from '../deps.ts';
import type { Message } from '../view/index.ts';

/** The personal link; only ever in an answer that nobody else sees. `profileId`: renew that one. */
export async function connectAnswer(
  { core }: DeskDeps,
  { memberId, workspaceName, isGuest }: Sender,
  profileId?: string,
): Promise<Message> {
  if (isGuest) return { lines: [['Guests connect no account here. Ask a member to connect it and share it.']] };
  const { profiles } = core;
  const url = profileId ? await profiles.reconnectLink(memberId, profileId) : await profiles.connectLink(memberId);
  if (url === null) return { lines: [['I do not know that profile any more.']] };
  const what = profileId ? 'Connect the TikTok account again' : 'Connect a TikTok account';
  return {
    lines: [[`${what} to ${workspaceName}. The link is yours alone and works for 10 minutes.`]],
    buttons: [{ label: 'Connect TikTok', url }],
  };
}
