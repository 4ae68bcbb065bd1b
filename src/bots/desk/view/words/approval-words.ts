/** What approvers are asked and authors are told of it. */
import type { Facts } from '../../../../core/index.ts';
import type { Platform } from '../../deps.ts';
import { code, type Line, moment, type Piece } from '../message.ts';

export const approvalCodes = [
  'approval_wanted',
  'approval_missed',
  'approval_reason',
  'approval_reason_long',
  'approval_read_late',
  'approved',
  'approved_late',
  'changes_asked',
  'rejected',
  'approvals_off',
  'approvers_gone',
] as const;

export const approvalWords: Record<
  (typeof approvalCodes)[number],
  (facts: Facts, platform: Platform) => (string | Line)[]
> = {
  approval_wanted: (facts, platform) => [approvalWanted(facts, platform)],
  approval_missed: (facts) => [
    [
      ...approversIn(facts),
      `${String(facts.code)} was not approved by its time, so it is on hold and did not go out. If one of you approves it still, its author says when it goes out.`,
    ],
  ],
  approval_reason: ({ code, word }) => [
    `Why? Write it with it, such as “${String(word)}: the picture is too dark”. Nothing was decided about ${String(code)}.`,
  ],
  approval_reason_long: ({ length, limit }) => [
    `The reason is ${String(length)} characters long; its author reads up to ${String(limit)}. Shorten it by ${Number(length) - Number(limit)} and send it again. Nothing was decided.`,
  ],
  approval_read_late: ({ code }) => [
    `That was written a while ago, so I have decided nothing about ${String(code)} on it. Look at its card, and say it once more.`,
  ],
  approved: ({ code, by, reason, goesOutAt, timeZone }) => [
    [
      `${String(code)} is approved by `,
      someone(by),
      `${saidToo(reason)}. It goes out `,
      ...goesOut(goesOutAt, timeZone),
    ],
  ],
  approved_late: ({ code, by, reason }) => [
    [
      `${String(code)} is approved by `,
      someone(by),
      `${saidToo(reason)}, but its time had gone by. When shall it go out? Press Post now or Pick another time; that needs no second approval.`,
    ],
  ],
  changes_asked: ({ code, by, reason }, platform) => [
    [
      `For ${String(code)}, `,
      someone(by),
      ` asks for a change before it goes out${saidToo(reason)}. ${howToChange[platform]}, or press Edit for anything else; then the approvers are asked again.`,
    ],
  ],
  rejected: ({ code, by, reason }) => [
    [`${String(code)} is rejected by `, someone(by), `${saidToo(reason)}. It is cancelled and does not go out.`],
  ],
  approvals_off: ({ code }) => [`Posts need no approval here any more: ${String(code)} goes on as its card says.`],
  approvers_gone: (facts) => [
    `${namedIn(facts)} have left or are guests now, so nobody who is named can approve posts. Until you name others, admins approve.${waitingIn(facts)}`,
  ],
};

/** `All approvers of Ramen House (leo, kim and 1 more)` */
function namedIn({ workspace, names, more }: Facts): string {
  const known = String(names ?? '');
  const others = Number(more) > 0 ? `${String(more)} more` : '';
  const listed = [known, others].filter((part) => part !== '').join(' and ');
  return `All approvers of ${String(workspace)}${known === '' ? '' : ` (${listed})`}`;
}

function waitingIn({ waiting }: Facts): string {
  const count = Number(waiting);
  if (count === 0) return ' No post waits for approval now.';
  return count === 1
    ? ' 1 post waits for that, and I ask about it where it was posted.'
    : ` ${count} posts wait for that, and I ask about each where it was posted.`;
}

/** At once, or by hand, where no time is named. */
const goesOut = (at: Facts[string] | undefined, timeZone: Facts[string] | undefined): Line =>
  typeof at === 'string' ? [...moment(new Date(at), String(timeZone)), '.'] : ['as its card says.'];

const someone = (by: Facts[string] | undefined): Piece => ({ kind: 'mention', member: String(by) });

const saidToo = (reason: Facts[string] | undefined): string => (typeof reason === 'string' ? `: “${reason}”` : '');

/** The approvers that are told, each as a mention; more are counted. */
function approversIn({ approvers, more }: Facts): Line {
  const ids = String(approvers ?? '')
    .split(',')
    .filter((id) => id !== '');
  if (ids.length === 0) return [];
  const names = ids.flatMap((member, at): Line => [...(at > 0 ? [', '] : []), { kind: 'mention', member }]);
  return [...names, ...(Number(more) > 0 ? [` (and ${String(more)} more)`] : []), ': '];
}

/** In a server Discord shows a bot only what mentions it or replies to it. */
const howToChange: Readonly<Record<Platform, string>> = {
  slack: 'Write “caption: …” here with the new words',
  discord: 'Reply to its card with “caption: …” and the new words',
};

const howToDecide: Readonly<Record<Platform, string>> = {
  slack: 'Press a button, or write “approve”, “changes: …” or “reject: …” here',
  discord: 'Press a button, or reply to its card with “approve”, “changes: …” or “reject: …”',
};

function approvalWanted(facts: Facts, platform: Platform): Line {
  const { code: name, by, isPrivate, isDirect } = facts;
  if (isDirect) {
    const author = { kind: 'mention', member: String(by) } as const;
    const waits: Line = [`${String(name)} by `, author, ` waits for your approval.${whyAdmins(facts)} Press a button`];
    return platform === 'slack'
      ? [...waits, ', or write here ', code(`approve ${String(name)}`), '.']
      : [...waits, '.'];
  }
  const approvers = approversIn(facts);
  if (approvers.length === 0) {
    const who = facts.deciding === 'named' ? 'an admin names others' : 'an admin can, or names approvers';
    return [
      `${String(name)} waits for approval, and I know nobody else here who can give it: ${who} in `,
      code('/schedy settings'),
      '.',
    ];
  }
  const where = isPrivate ? ' I have asked you in private, too.' : '';
  const how = `${whyAdmins(facts)} ${howToDecide[platform]}.${where}`;
  return [...approvers, `${String(name)} waits for approval.${how}`];
}

const whyAdmins = ({ deciding }: Facts): string =>
  deciding === 'admins_meanwhile' ? ' All approvers have left or are guests now, so admins decide.' : '';
