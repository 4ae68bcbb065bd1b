/**
 * Pictures on Slack. What one person alone sees in a channel can carry no file, and a picture by its address would have
 * to lie open to the world. So the picture is shared in the member's direct message with the app, and the answer, which
 * holds the same in words, says so.
 */
import { z } from 'zod';
import { Failure, type Log } from '../../core/index.ts';
import type { Message, Picture } from '../desk/index.ts';
import type { Api } from './api.ts';
import { slackErrorOf } from './chat-failure.ts';
import { trustedHostOf } from './files.ts';

const begun = z.object({ upload_url: z.url(), file_id: z.string() });
const opened = z.object({ channel: z.object({ id: z.string() }) });

const UPLOAD_LIMIT_MS = 15_000;

export interface Pictures {
  /** Shares it in a conversation or thread; what kept it from that is logged and answered. */
  share(channel: string, picture: Picture, thread?: string): Promise<Failure | null>;
  /** An answer without its picture, which its reader finds in their direct messages; that is said in the answer. */
  sendDirect(user: string, answer: Message): Promise<Message>;
}

interface PicturesDeps {
  readonly api: Api;
  readonly apiUrl?: string | undefined;
  readonly log: Log;
}

/** Uploads in the three steps of Slack: https://docs.slack.dev/messaging/working-with-files#upload */
export function createPictures({ api, apiUrl, log }: PicturesDeps): Pictures {
  const isSlack = trustedHostOf(apiUrl);
  const upload = async ({ name, alt, bytes }: Picture): Promise<string> => {
    const asked = { filename: name, length: bytes.length, alt_txt: alt };
    const { upload_url, file_id } = begun.parse(await api.call('files.getUploadURLExternal', asked));
    const address = new URL(upload_url);
    if (!isSlack(address)) throw unreachable({ reason: 'foreign_upload_host' });
    const sent = await fetch(address, {
      method: 'POST',
      body: new Uint8Array(bytes),
      redirect: 'error',
      headers: { 'content-type': 'application/octet-stream' },
      signal: AbortSignal.timeout(UPLOAD_LIMIT_MS),
    }).catch((error: unknown) => {
      throw unreachable({ reason: error instanceof Error ? error.name : 'unknown' });
    });
    await sent.body?.cancel();
    if (!sent.ok) throw unreachable({ status: sent.status });
    return file_id;
  };
  const trying = async (work: () => Promise<void>): Promise<Failure | null> => {
    try {
      await work();
      return null;
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      log.warn({ ...error.facts, code: error.code }, 'a picture could not be shared');
      return error;
    }
  };
  const send = async (channel_id: string, picture: Picture, thread_ts = ''): Promise<void> => {
    const files = [{ id: await upload(picture), title: picture.title }];
    await api.call('files.completeUploadExternal', { files, channel_id, ...(thread_ts && { thread_ts }) });
  };
  return {
    share: (channel, picture, thread) => trying(() => send(channel, picture, thread)),
    sendDirect: async (user, { picture, ...answer }) => {
      if (!picture) return answer;
      const failure = await trying(async () => {
        const { channel } = opened.parse(await api.call('conversations.open', { users: user }));
        await send(channel.id, picture);
      });
      return { ...answer, lines: [...answer.lines, [sayWhere(failure)]] };
    },
  };
}

function sayWhere(failure: Failure | null): string {
  if (failure === null) return 'The picture is in your direct messages with me.';
  const why =
    slackErrorOf(failure) === 'missing_scope'
      ? 'Slack has not granted me the right to send pictures (files:write); an admin can install me again.'
      : 'Slack did not take the picture just now.';
  return `${why} This is the same in words.`;
}

const unreachable = (facts: Record<string, string | number>): Failure =>
  new Failure('chat_unreachable', { kind: 'retry' }, { platform: 'slack', ...facts });
