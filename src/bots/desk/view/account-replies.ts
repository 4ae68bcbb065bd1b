/** What is told of an account itself: how it was connected, that its login is gone, that TikTok lets it rest. */
import type { Facts, NoticeToSend } from '../../../core/index.ts';
import { type Line, type Message, strong } from './message.ts';
import { explain, explainNow } from './words/problem-words.ts';

type Data<Kind extends NoticeToSend['body']['kind']> = Extract<NoticeToSend['body'], { kind: Kind }>['data'];

/** Rows of earlier versions do not say how many. */
function sayHeld(posts: number | undefined): string {
  if (posts === undefined) return 'Posts on it are safe and on hold.';
  if (posts === 0) return 'No post waits for it.';
  return posts === 1 ? 'The post that waits for it is safe and on hold.' : `Its ${posts} posts are safe and on hold.`;
}

/** Rows of earlier versions name the handle alone. */
const nameOf = ({ account, handle }: { account?: string; handle: string }): string => account ?? `@${handle}`;

/** TikTok takes nothing from it for a while. */
export function coolDownReply(data: Data<'profile_cool_down'>): Line {
  const { code, until } = data;
  const { what, remedy, meanwhile = remedy } = explain(code, {});
  return [
    `${nameOf(data)} rests: ${what} Its posts are safe and wait until `,
    { kind: 'instant', at: new Date(until), timeZone: 'UTC', style: 'moment' },
    `. ${meanwhile}`,
  ];
}

/** Its login is gone, and its owner brings it back. */
export function inactiveReply(data: Data<'profile_inactive'>): Message {
  if (data.isSettled) return { lines: [[`${nameOf(data)} was to be connected again, and is.`]] };
  return {
    lines: [[`${nameOf(data)} needs to be connected again: ${explain(data.code, {}).what} ${sayHeld(data.posts)}`]],
    buttons: [{ action: 'reconnect', label: 'Reconnect', value: data.profileId, style: 'primary' }],
  };
}

/** How its posts reach TikTok, where that is not by themselves and for everybody. */
function sayWay(mode: string, audited: boolean, mayPublish: boolean): Line[] {
  if (mode === 'by_hand') return [];
  if (mode === 'direct') {
    const limits = 'until then the account must be private, and posts can be seen by you alone.';
    return audited ? [] : [[`TikTok has not audited this app yet: ${limits}`]];
  }
  if (!mayPublish) {
    return [
      [
        'Schedy was given the right to upload drafts alone: posts arrive in your TikTok inbox and you finish them there.',
      ],
    ];
  }
  if (audited) return [['Its posts arrive in your TikTok inbox, and you finish them there.']];
  return [
    [
      'TikTok has not audited this app yet, so posts arrive in your TikTok inbox as drafts: you choose there who sees them. ',
      'Publishing by itself (Settings in /schedy profiles) works for private accounts and “only me” alone until then.',
    ],
  ];
}

/** To who connected it, or to its owner where somebody else did. */
export function connectedReply(data: Data<'connected'>): Message {
  const { workspaceName, mode, audited, profileId, renewed, by, shared = true } = data;
  const who = shared ? `Everyone in ${workspaceName} can post to it` : 'Only you can post to it';
  if (by !== null)
    return { lines: [[`${nameOf(data)} was connected again by `, strong(by), '. The account stays yours.']] };
  const lines: Line[] = [
    [`${renewed ? 'Connected again:' : 'Connected'} ${nameOf(data)}. ${who}; change that in /schedy profiles.`],
    ...(renewed ? [] : [['Was that not you? Press Not me, and it is disconnected again.']]),
  ];
  lines.push(...sayWay(mode, audited, data.mayPublish ?? mode !== 'inbox'));
  return {
    lines,
    buttons: [
      { action: 'profile_settings', label: 'Settings', value: profileId },
      { action: 'not_me', label: 'Not me', value: profileId, style: 'danger' },
    ],
  };
}

const AGAIN = '/schedy connect gives you a new link.';

/** Why connecting ended without a profile, told to the one who tried. */
export function connectFailedReply(facts: Facts): string {
  switch (facts.reason) {
    case 'refused_by_user':
      return `The connection was declined at TikTok, so nothing is connected. ${AGAIN}`;
    case 'not_target_user':
      return 'This app is in TikTok’s sandbox and that account is not one of its target users, so nothing is connected. Whoever runs Schedy adds it in the developer portal (Sandbox, target users).';
    case 'missing_scopes':
      return `Schedy was not given the right to upload or publish, so nothing is connected. ${AGAIN} Leave every box ticked.`;
    case 'other_account':
      return `You connected ${String(facts.connected)}, not ${String(facts.expected)}, so nothing was changed. Log out of TikTok in that browser and press Reconnect again.`;
    default: {
      const code = String(facts.code ?? 'tiktok_unknown');
      return `Connecting did not work: ${explainNow(code, facts, 'Nothing was connected; try again later.')} ${AGAIN}`;
    }
  }
}
