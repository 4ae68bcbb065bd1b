/** Videos on Discord: what a message says of them, and the way to their bytes. */
import { z } from 'zod';
import { Failure, isPassing, type Remedy, type VideoSource } from '../../core/index.ts';
import { createHostCheck, isWebPage, readableItems } from '../chat/platform-answers.ts';
import { fileKind, type InboundFile } from '../desk/index.ts';
import type { Api } from './api.ts';
import { discordCodeOf, refusals } from './chat-failure.ts';
import type { KeptFile } from './events/inbox-rows.ts';

const attachment = z.object({
  id: z.string(),
  url: z.string(),
  size: z.number(),
  filename: z.string().catch(''),
  content_type: z.string().nullish().catch(null),
});
const message = z.object({
  attachments: readableItems(attachment),
  /** What a forward repeats. */
  message_snapshots: readableItems(z.object({ message: z.object({ attachments: readableItems(attachment) }) })),
});

export interface AttachmentDeps {
  readonly api: Api;
  readonly apiUrl?: string | undefined;
}

/** Where a file lies: in a message of a channel, or only behind the link that came with it. */
export function describeFile(
  { id, name, mimetype, url }: KeptFile,
  place: { channel: string; message: string },
): InboundFile {
  const reference = { ...place, attachment: id };
  return { id, name, looksLike: fileKind(name, mimetype), reference, link: url ?? undefined };
}

/**
 * The files of a message that stands there already; null where it is gone, or not for the bot's eyes. Without the
 * Message Content intent Discord shows those of messages that mention the bot, and of its direct messages.
 */
export async function filesOf(
  { api }: AttachmentDeps,
  place: { channel: string; message: string },
): Promise<InboundFile[] | null> {
  try {
    const told = await api.get(`/channels/${place.channel}/messages/${place.message}`);
    return attachmentsIn(told).map(({ id, filename: name, content_type }) =>
      describeFile({ id, name, mimetype: content_type ?? '', url: null }, place),
    );
  } catch (error) {
    if (lost.has(discordCodeOf(error))) return null;
    throw error;
  }
}

function attachmentsIn(told: unknown): z.infer<typeof attachment>[] {
  const { attachments, message_snapshots: forwarded } = message.parse(told);
  return [...attachments, ...forwarded.flatMap((one) => one.message.attachments)];
}

/**
 * Links run out, so the message is asked for a fresh one. Throws the failures `media_gone`, `media_not_authorized` and
 * `media_unreachable`.
 */
export async function openVideo(
  { api, apiUrl }: AttachmentDeps,
  { reference, link }: Pick<InboundFile, 'reference' | 'link'>,
): Promise<VideoSource> {
  if (link !== undefined) return sourceOf(apiUrl, link, null);
  const { attachment: id, channel, message: messageId } = reference;
  const told = await api.get(`/channels/${String(channel)}/messages/${String(messageId)}`).catch((error: unknown) => {
    throw mediaFailure(error);
  });
  const found = attachmentsIn(told).find((one) => one.id === id);
  if (!found) throw failure('media_gone', changePost);
  return sourceOf(apiUrl, found.url, found.size);
}

const lost: ReadonlySet<number | null> = new Set<number | null>([
  refusals.unknownMessage,
  refusals.unknownChannel,
  refusals.missingAccess,
]);

function mediaFailure(error: unknown): unknown {
  if (!(error instanceof Failure)) return error;
  if (lost.has(discordCodeOf(error))) return failure('media_gone', changePost);
  if (!isPassing(error)) return failure('media_not_authorized', { kind: 'ask_operator' });
  return new Failure('media_unreachable', error.remedy, error.facts);
}

const changePost: Remedy = { kind: 'change_post' };

const failure = (code: string, remedy: Remedy): Failure => new Failure(code, remedy, { platform: 'discord' });

/** The links are signed; no token goes there. */
function sourceOf(apiUrl: string | undefined, url: string, sizeBytes: number | null): VideoSource {
  const isTrustedHost = createHostCheck(apiUrl, (hostname) => discordHosts.has(hostname));
  return { url, isTrustedHost, headersFor: () => ({}), isRefusal: isWebPage, expectedBytes: sizeBytes };
}

const discordHosts: ReadonlySet<string> = new Set(['cdn.discordapp.com', 'media.discordapp.net']);
