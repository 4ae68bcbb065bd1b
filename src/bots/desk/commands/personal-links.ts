/** Personal links: one connects a TikTok account, one leads to the upload page for videos that are too big for the chat. */
import { type Sender, TICKET_MS, UPLOAD_LINK_MS } from '../../../core/index.ts';
import { sayDuration } from '../../../core/schedules/index.ts';
import type { DeskDeps } from '../deps.ts';
import { answers, LARGEST_VIDEO, type Line, type Message } from '../view/index.ts';

const noTikTokApp: Line[] = [
  [
    'This Schedy has no TikTok app, so no account can be connected. Posts go out by hand: drop a video and say when, and at that minute I give you video and caption here for you to post.',
  ],
  ['Whoever runs me can add a TikTok app; its README says how.'],
];

/** The personal link; only ever in an answer that nobody else sees. `profileId`: renew that one. */
export async function connectAnswer(
  { core }: DeskDeps,
  { memberId, workspaceName, isGuest, isPersonal }: Sender,
  profileId?: string,
): Promise<Message> {
  if (!core.profiles.canConnect) return { lines: noTikTokApp };
  if (isGuest) return { lines: [['Guests connect no account here. Ask a member to connect it and share it.']] };
  const { profiles } = core;
  const url = profileId ? await profiles.reconnectLink(memberId, profileId) : await profiles.connectLink(memberId);
  if (url === null)
    return { lines: [['That account is not connected here any more. /schedy profiles lists those that are.']] };
  const what = profileId ? 'Connect the TikTok account again' : 'Connect a TikTok account';
  const where = `${what} to ${workspaceName}.`;
  if (profileId || isPersonal) {
    const one: Line = [`${where} The link is yours alone and works for ${sayDuration(TICKET_MS)}.`];
    return { lines: [one], buttons: [{ label: 'Connect TikTok', url }] };
  }
  return {
    lines: [
      [`${where} The links are yours alone and work for ${sayDuration(TICKET_MS)}.`],
      [
        `Who may post to it? With “Connect TikTok” everyone in ${workspaceName}, with “Connect for me alone” only you; /schedy profiles changes it later.`,
      ],
    ],
    buttons: [
      { label: 'Connect TikTok', url },
      { label: 'Connect for me alone', url: await profiles.connectLink(memberId, { shared: false }) },
    ],
  };
}

/** Where it was asked for, and the conversation goes on. */
interface AskedAt {
  readonly channel?: string | undefined;
  readonly thread?: string | undefined;
}

/** A new link; only ever in an answer that nobody else sees. */
export async function uploadAnswer(
  { core, platform }: DeskDeps,
  sender: Sender,
  { channel, thread }: AskedAt,
): Promise<Message> {
  if (sender.isGuest && !sender.guestsPost) return { lines: answers('guests_do_not_post', {}, platform) };
  const place = { channel: channel ?? sender.externalId, thread: thread ?? null };
  const { id, url } = await core.uploads.link(sender, place);
  return {
    lines: [
      [
        `Upload videos of up to ${LARGEST_VIDEO} each in your browser; what becomes of them is told here. The link is yours alone and works for ${sayDuration(UPLOAD_LINK_MS)}, also after a broken connection.`,
      ],
    ],
    buttons: [
      { label: 'Open the upload page', url },
      { action: 'revoke_upload_link', label: 'Revoke the link', value: id },
    ],
  };
}

/** What has arrived whole stays; the rest is deleted. */
export async function revokeUploadLink({ core }: DeskDeps, { memberId }: Sender, linkId: string): Promise<Message> {
  const isRevoked = await core.uploads.revoke(linkId, memberId);
  if (!isRevoked) return { lines: [['That link is over already. /schedy upload makes a new one.']] };
  return {
    lines: [['The link works no more, and what had not arrived is deleted. Videos that had stay in their threads.']],
  };
}
