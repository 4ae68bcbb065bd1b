/** What the upload page says: why a link or a file is not taken, and what has become of a video in chat. */
import { MOST_ARRIVING, MOST_PER_LINK, UPLOAD_LINK_MS, type UploadView } from '../core/browser-uploads/index.ts';
import type { Facts } from '../core/errors.ts';
import { sayDuration } from '../core/schedules/index.ts';

export interface Words {
  readonly code: string;
  readonly what: string;
  readonly remedy: string;
}

/** What is wrong with a video or a post; what is to be done where files are chosen, or at the card in chat. */
export type Explain = (code: string, facts: Facts) => { readonly what: string; readonly remedy: string };

const newLink = 'Write /schedy upload in chat for a new link.';
const laterTime = 'Write another time, such as “tomorrow 7pm”, or leave it empty and say it in chat.';

const refusals: Readonly<Record<string, readonly [what: string, remedy: string]>> = {
  unknown: ['This upload or its link is not known here.', newLink],
  expired: [`The link has expired; it works for ${sayDuration(UPLOAD_LINK_MS)}.`, newLink],
  used: ['The link has been revoked.', newLink],
  other_browser: [
    'The link belongs to the browser that opened it first.',
    `Go on there, or ${newLink.replace('W', 'w')}`,
  ],
  not_member: ['The person this link was made for has left that workspace.', 'Ask a member to post it for you.'],
  guests_do_not_post: ['Guests do not post in this workspace.', 'Ask a member to post it for you.'],
  workspace_gone: ['Schedy is no longer in that workspace.', 'Add it again, then ask for a new link.'],
  uploads_too_many: [
    `One link takes ${MOST_PER_LINK} files, ${MOST_ARRIVING} of them at once.`,
    `Wait until one has arrived, or ${newLink.replace('W', 'w')}`,
  ],
  upload_elsewhere: [
    'Another tab or window is sending this file.',
    'Leave that one open, or close it and press Go on here.',
  ],
  upload_too_long: [
    'More bytes came than the file was said to have.',
    'The file may have changed on your device. Remove it and choose it again.',
  ],
  time_unread: ['The time could not be read.', laterTime],
  time_past: ['That time is already over.', laterTime],
  no_such_day: ['That day does not exist in the calendar.', laterTime],
  no_such_time: ['That time does not exist on a clock.', laterTime],
  unknown_time_zone: ['That time zone is not known.', laterTime],
  which_day: ['Which day is meant?', laterTime],
  too_far: ['That is too far away to promise.', laterTime],
  bad_request: ['The browser sent something that cannot be read.', 'Reload the page and choose the file again.'],
};

export function sayRefusal(explain: Explain, code: string, facts: Facts): Words {
  if (code === 'caption_too_long') {
    const [length, limit] = [Number(facts.length), Number(facts.limit)];
    const what = `The caption is ${length} characters long; TikTok takes ${limit} (an emoji counts as two or more).`;
    return { code, what, remedy: `Shorten it by ${length - limit}.` };
  }
  if (!Object.hasOwn(refusals, code)) return { code, ...explain(code, facts) };
  const [what = '', remedy = ''] = refusals[code] ?? [];
  return { code, what, remedy };
}

/** What a page shows of one upload; `isOver`: it need not ask again. */
export interface Verdict {
  readonly kind: 'arriving' | 'checking' | 'good' | 'bad';
  readonly text: string;
  /** ISO; the page writes it in the reader's own zone behind the text. */
  readonly at: string | null;
}

const NOTHING_SCHEDULED =
  'Nothing was scheduled. Schedy says why in chat. If you have left that workspace, ask somebody who is still there.';
const IN_THREAD = 'The thread in chat has its card.';

export function sayVerdict(explain: Explain, { became }: UploadView): Verdict {
  switch (became.kind) {
    case 'arriving':
      return { kind: 'arriving', text: '', at: null };
    case 'checking':
      return { kind: 'checking', text: 'The video is all here. Schedy reads it …', at: null };
    case 'answered':
      return { kind: 'bad', text: NOTHING_SCHEDULED, at: null };
    case 'post':
      return sayPost(explain, became.post);
  }
}

function sayPost(explain: Explain, post: Extract<UploadView['became'], { kind: 'post' }>['post']): Verdict {
  const { code, state, dueAt, problem } = post;
  if (state === 'failed' && problem) {
    const { what, remedy } = explain(problem.code, problem.facts);
    return { kind: 'bad', text: `${what} ${remedy} Nothing was posted.`, at: null };
  }
  if (state === 'draft')
    return {
      kind: 'good',
      text: `The video is fine. ${code} waits for an answer: look at its card in chat.`,
      at: null,
    };
  if (state === 'scheduled' && dueAt) {
    return { kind: 'good', text: `The video is fine. ${IN_THREAD} ${code} is scheduled for`, at: dueAt.toISOString() };
  }
  return { kind: 'good', text: `The video is fine. ${code} is ${state.replaceAll('_', ' ')}. ${IN_THREAD}`, at: null };
}
