/** `/schedy forget`: says what would be deleted and what stays, and does it only when a button is pressed. */
import type { Holdings, Sender } from '../../../core/index.ts';
import type { DeskDeps } from '../deps.ts';
import { type Line, type Message, platformNames, strong } from '../view/index.ts';

/** The question before anything is deleted; `whose` is `workspace`, or else the sender themselves are meant. */
export async function askToForget(deps: DeskDeps, sender: Sender, whose: string): Promise<Message> {
  const { core, platform } = deps;
  const isWorkspace = /^(?:workspace|server|everything)$/i.test(whose.trim());
  if (isWorkspace && !sender.isAdmin) return { lines: [[ONLY_ADMINS]] };
  const { workspaceId, workspaceName, externalId } = sender;
  const holdings = await core.erasure.holdingsOf(isWorkspace ? { workspaceId } : { platform, externalId });
  const title = isWorkspace
    ? `Delete all that I keep of ${workspaceName} and of everybody in it?`
    : `Delete all that I keep of you in ${holdings.places.join(', ') || workspaceName}?`;
  return {
    lines: [
      [strong(title), ' It cannot be undone.'],
      ['What goes: ', whatGoes(holdings)],
      ...warnings(holdings, isWorkspace),
      [
        `What stays: videos that are on TikTok already (delete them in the TikTok app), my messages in ${platformNames[platform]} (delete them there), and of what ${isWorkspace ? 'TikTok was sent' : 'you changed for others'} a number that names nobody.`,
      ],
    ],
    buttons: [
      isWorkspace
        ? { action: 'forget_workspace', label: 'Delete everything', value: workspaceId, style: 'danger' }
        : { action: 'forget_me', label: 'Delete my data', value: '', style: 'danger' },
    ],
  };
}

const ONLY_ADMINS = 'Only admins can have a whole workspace forgotten. “/schedy forget me” deletes what I keep of you.';

const count = (figure: number, one: string, many: string): string => (figure === 1 ? `1 ${one}` : `${figure} ${many}`);

function whatGoes({ posts, videos, accounts }: Holdings): string {
  const parts = [
    `${count(posts, 'post', 'posts')} with captions, settings and history`,
    count(videos, 'kept video', 'kept videos'),
    accounts.length > 0
      ? `the connected accounts ${accounts.join(', ')} with their logins, which are revoked at TikTok`
      : 'no connected account',
    'names, time zones and what was written to me',
  ];
  return `${parts.join('; ')}.`;
}

function warnings({ planned, onTheWay, othersPlanned }: Holdings, isWorkspace: boolean): Line[] {
  return [
    ...(planned > 0
      ? [[`${count(planned, 'planned post is', 'planned posts are')} cancelled; their threads say so.`]]
      : []),
    ...(othersPlanned > 0 && !isWorkspace
      ? [
          [
            `${count(othersPlanned, 'post that others have', 'posts that others have')} planned on these accounts too. To keep an account for the team, let an admin press Reconnect in /schedy profiles first: then it is theirs.`,
          ],
        ]
      : []),
    ...(onTheWay > 0
      ? [
          [
            `${count(onTheWay, 'post is', 'posts are')} on the way to TikTok, which nothing stops; deleted when that has ended.`,
          ],
        ]
      : []),
  ];
}

/** The button below the question, pressed by the person themselves. */
export async function forgetMe({ core, platform }: DeskDeps, { externalId }: Sender): Promise<Message> {
  return sayDone(await core.erasure.forgetMember({ platform, externalId }));
}

/** The other button, for admins alone. */
export async function forgetWorkspace({ core }: DeskDeps, { workspaceId, isAdmin }: Sender): Promise<Message> {
  if (!isAdmin) return { lines: [[ONLY_ADMINS]] };
  return sayDone(await core.erasure.forgetWorkspace(workspaceId));
}

const sayDone = ({ planned, accounts, onTheWay }: Holdings): Message => ({
  lines: [
    [
      `The data is being deleted: ${count(planned, 'planned post is', 'planned posts are')} cancelled, ${count(accounts.length, 'account is', 'accounts are')} revoked. The rest is gone in a few minutes, at the latest in an hour${onTheWay > 0 ? ', and what is on the way to TikTok when that has ended' : ''}.`,
    ],
    ['Whoever writes to me again begins anew.'],
  ],
});
