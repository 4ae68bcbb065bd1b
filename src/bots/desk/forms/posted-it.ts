/** "Posted it": the post is marked, and a form takes the link of its video from whoever has it. */
import {
  actorOf,
  type Change,
  type FormValues,
  type PostView,
  readVideoLink,
  type Sender,
} from '../../../core/index.ts';
import type { DeskDeps } from '../deps.ts';
import { answers, type Message, type OpenedForm, UNKNOWN_POST, whyNot } from '../view/index.ts';
import { findTyped, openAgain } from './open-form.ts';

/** Only a person knows where the video is: TikTok tells no link of what it did not publish for us. */
const takesLink = ({ state, way, videoId }: PostView): boolean =>
  state === 'published' && way !== 'direct' && videoId === null;

/** `value`: the post, and what was typed where the form is opened again. */
export async function pressPosted(deps: DeskDeps, sender: Sender, value: string): Promise<Message | null> {
  const [id = '', key = ''] = value.split('|');
  const change = await deps.core.posts.markPosted(id, actorOf(sender));
  if (change.kind !== 'done' && change.kind !== 'stale') return refusal(deps, change);
  const { post } = change;
  if (!takesLink(post)) return change.kind === 'done' ? null : refusal(deps, change);
  const typed = await findTyped(deps, sender, key);
  return {
    lines: [
      [`${post.code} is marked as posted. If you have the link of the video, add it, or write it in its thread.`],
    ],
    buttons: [{ action: 'posted_it', label: 'Add the link', value }],
    form: drawForm(post, typed.link ?? post.videoLink ?? ''),
  };
}

const drawForm = (post: PostView, typed: string): OpenedForm => ({
  name: 'posted',
  value: post.id,
  title: 'The link of the video',
  consent: null,
  notes: [],
  fields: [
    {
      name: 'link',
      label: 'Link of the video on TikTok',
      kind: 'line',
      isRequired: true,
      value: typed,
      about: `In TikTok: Share, then Copy link. ${post.code} is marked already: without a link, close this.`,
    },
  ],
});

/** What is no such link stands in the form again, with the reason. */
export async function submitPosted(deps: DeskDeps, sender: Sender, id: string, values: FormValues): Promise<Message> {
  const link = readVideoLink(values.link ?? '');
  if (link === null) {
    const [sentence = []] = answers('not_a_video_link', {}, deps.platform);
    const value = (key: string) => `${id}|${key}`;
    return {
      lines: [sentence],
      copy: values.link ?? '',
      buttons: [await openAgain(deps, sender, values, { action: 'posted_it', value })],
      errors: { link: sentence.join('') },
    };
  }
  const change = await deps.core.posts.markPosted(id, actorOf(sender), link);
  if (change.kind === 'done') return { lines: [[`Thank you. The card of ${change.post.code} has the link now.`]] };
  const message = refusal(deps, change);
  return { ...message, errors: { link: message.lines.map((line) => line.join('')).join(' ') } };
}

function refusal({ platform }: DeskDeps, change: Exclude<Change, { kind: 'done' }>): Message {
  if (change.kind === 'unknown') return UNKNOWN_POST;
  const { code, facts } = whyNot(change);
  return { lines: answers(code, facts, platform) };
}
