/** What becomes of posts that others have planned on an account whose owner keeps it for themselves. */
import type { PostView } from '../../../core/index.ts';
import type { Line, Message } from './message.ts';
import { sayAccount } from './words/account-words.ts';

/** More are only counted. */
const MOST_SHOWN = 10;

type Account = Parameters<typeof sayAccount>[0] & { readonly id: string };

/** The question with both ways; until one is pressed the account stays shared. */
export function askAboutPosts(profile: Account, planned: readonly PostView[]): Message {
  const { id: value } = profile;
  const count = planned.length === 1 ? '1 post is' : `${planned.length} posts are`;
  const more = planned.length - MOST_SHOWN;
  return {
    lines: [
      [`${count} planned on ${sayAccount(profile)} by others. What shall become of them? Their authors are told.`],
      ...planned.slice(0, MOST_SHOWN).map(showLine),
      ...(more > 0 ? [[`… and ${more} more.`]] : []),
      ['Until you choose, the account stays shared.'],
    ],
    buttons: [
      { action: 'private_keep_posts', label: 'Let them go out', value },
      { action: 'private_hold_posts', label: 'Put them on hold', value },
    ],
  };
}

function showLine({ code, author, dueAt, timeZone }: PostView): Line {
  const moment: Line = dueAt ? [' · ', { kind: 'instant', at: dueAt, timeZone, style: 'moment' }] : [];
  return [`• ${code} by `, { kind: 'mention', member: author.externalId }, ...moment];
}
