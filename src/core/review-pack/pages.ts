/** The pages of the folder for TikTok's reviewers, in Markdown. */
import { type PackPost, type PackRecords, sayAccount, sayState } from './records.ts';

/** A row of a table; what people wrote must not end a cell or a line. */
const row = (...cells: readonly string[]): string =>
  `| ${cells.map((cell) => cell.replace(/[|\\]/g, '\\$&').replace(/\s+/g, ' ')).join(' | ')} |`;

/** Text to the letter, however many backticks it has. */
function verbatim(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}\n${text}\n${fence}`;
}

interface Page {
  readonly name: string;
  readonly post: PackPost;
}

/** What is in the folder, how much of it, and where each post is. */
export function overviewPage(records: PackRecords, pages: readonly Page[], now: Date): string {
  const { profiles, posts } = records;
  const consents = posts.reduce((sum, { consents: given }) => sum + given.length, 0);
  return `# Schedy: posts to TikTok and the consent behind them

Written ${now.toISOString()} from the running system. ${profiles.length} accounts, ${posts.length} posts, ${consents} consents. Instants are UTC.

- [guidelines.md](guidelines.md): each point of TikTok's Content Sharing Guidelines and where Schedy meets it
- \`posts/\`: one page for each post: what was chosen by whom and when, what TikTok offered at that moment, the text agreed to, who approved it where that was asked for, the hash of the video, every step until its end
- \`data.json\`: the same and the log of changes to accounts, for machines

## Accounts

${row('account', 'connected by', 'at', 'scopes', 'state')}
${row('---', '---', '---', '---', '---')}
${profiles.map(accountRow).join('\n')}

## Posts

${row('post', 'account', 'by', 'due', 'audience', 'state')}
${row('---', '---', '---', '---', '---', '---')}
${pages.map(postRow).join('\n')}
`;
}

const accountRow = (profile: PackRecords['profiles'][number]): string =>
  row(
    profile.account,
    profile.owner.displayName,
    profile.connectedAt.toISOString(),
    profile.scopes.join(', '),
    profile.status,
  );

const postRow = ({ name, post }: Page): string =>
  row(
    `[${post.code}](${name})`,
    sayAccount(post),
    post.author.displayName,
    post.dueAt?.toISOString() ?? 'no time yet',
    post.privacyLevel,
    sayState(post),
  );

const points: readonly (readonly [string, string])[] = [
  [
    'Creator info is asked for, and again before sending',
    'When a post is scheduled and immediately before its init; what was offered is kept with the consent. If TikTok cannot be reached while scheduling, an answer of the last 24 h is used, and the fresh one decides',
  ],
  ['The target account is shown', 'Nickname and @handle stand on the card of every post'],
  [
    'A creator who may not post now is told to try later',
    'The three refusals of creator info stop the post before anything is sent; the account rests for as long as the refusal implies and its owner is told',
  ],
  [
    'Length within the creator’s own maximum',
    'Judged when scheduling and again before sending; a longer video is refused with the figures',
  ],
  ['Caption editable', 'The caption is what the person wrote, and can be changed until the first byte leaves'],
  [
    'Audience from what TikTok offers',
    'An audience that is not offered is refused; one that is no longer offered stops the post and asks its author, none is chosen in their place. An account that asks every time has it chosen in a form with nothing preselected; any other starts from a default, shown on the card before anything is sent',
  ],
  [
    'Comments, duet, stitch',
    'An account that asks every time has them ticked by hand in the form, those that the creator has disabled are not offered; with any other they start from a default, shown on the card and changeable',
  ],
  [
    'Commercial disclosure',
    'Off unless the person ticks it in the form or says "my brand" or "paid partnership"; TikTok’s sentence about the label stands in the form and on the card',
  ],
  [
    'Branded content is never private',
    'Not offered in the form, and refused when scheduling, when editing and again before sending, for followers only as well',
  ],
  [
    'Consent line before publishing',
    'Last in the form and on the card of every post, with links to the policies it names; kept word for word with the consent',
  ],
  ['Preview', 'The video is in the message to which the card belongs'],
  ['Nothing is added to the content', 'The bytes that were dropped are the bytes that are sent; their hash is kept'],
  [
    'Nothing is sent before consent',
    'Bytes leave after the post was scheduled by a person, and after the undo window of "post now"',
  ],
  ['The person learns the outcome', 'Card and reply follow TikTok’s status, by webhook and by polling'],
  ['The client secret stays secret', 'In the environment of the server only; tokens are encrypted at rest'],
];

/** Says as well where Schedy starts from a default, so that no reviewer is misled. */
export const guidelinesPage = `# TikTok's Content Sharing Guidelines, point by point

${row('point', 'in Schedy')}
${row('---', '---')}
${points.map(([point, where]) => row(point, where)).join('\n')}
`;

type Consent = PackPost['consents'][number];

/** One post, from the choice to its end. */
export function postPage(post: PackPost): string {
  const { code, caption, author, media, consents, approvals, attempts, history } = post;
  return `# Post ${code}: ${sayAccount(post)}

${media.fileName}, sha256 ${media.sha256 ?? 'not read'}. Written by ${author.displayName} (${author.externalId}), kept ${post.createdAt.toISOString()}, due ${post.dueAt?.toISOString() ?? 'at no time yet'}, now ${sayState(post)}${linkOf(post)}.

${verbatim(caption)}

## Consent

${consents.length === 0 ? 'None was given; nothing was sent.' : consents.map(consentPart).join('\n\n')}

## Approval

${[...approvals.map(approvalPart), ...openApproval(post)].join('\n\n')}

## Sent to TikTok

${attempts.length === 0 ? 'Nothing.' : attempts.map(attemptLine).join('\n')}

## Steps

${row('at', 'step', 'from', 'to', 'by')}
${row('---', '---', '---', '---', '---')}
${history.map(({ at, move, from, to, actor }) => row(at.toISOString(), move, from, to, actor)).join('\n')}
`;
}

const linkOf = ({ handle, videoId, videoLink }: PackPost): string => {
  const link = handle && videoId ? `https://www.tiktok.com/@${handle}/video/${videoId}` : videoLink;
  return link === null ? '' : `: ${link}`;
};

const consentPart = ({ at, member, text, settings, offered, videoSha256 }: Consent): string =>
  `${at.toISOString()}, ${member ? `${member.displayName} (${member.externalId})` : 'somebody whose data was deleted'}, video sha256 ${videoSha256 ?? 'unknown'}. Agreed to: “${text}”

Chosen:

${verbatim(JSON.stringify(settings, null, 2))}

Offered by TikTok at that moment:

${offered === null ? 'TikTok was not asked for this change.' : verbatim(JSON.stringify(offered, null, 2))}`;

/** What is to be said beside the decisions, or where there are none. */
function openApproval(post: PackPost): string[] {
  if (post.approvalRound === 0) return ['None was asked for.'];
  if (sayState(post) !== post.state)
    return ['It waits for one: nothing is sent before somebody has approved it as it is now.'];
  return post.approvals.length === 0
    ? ['It was asked for, and nobody has decided: the post ended, or none was needed any more.']
    : [];
}

const decisions = {
  approved: 'approved it',
  changes_asked: 'asked for changes',
  rejected: 'rejected it',
} as const;

const approvalPart = ({ at, member, decision, reason, settings, videoSha256 }: PackPost['approvals'][number]): string =>
  `${at.toISOString()}, ${member ? `${member.displayName} (${member.externalId})` : 'somebody whose data was deleted'} ${decisions[decision]}, video sha256 ${videoSha256 ?? 'unknown'}${reason === null ? '' : `. Reason: “${reason.replace(/\s+/g, ' ')}”`}

As it was then:

${verbatim(JSON.stringify(settings, null, 2))}`;

const attemptLine = (attempt: PackPost['attempts'][number]): string =>
  `${attempt.number}. init ${attempt.initAt?.toISOString() ?? 'not made'}, publish id ${attempt.publishId ?? 'none'}, all bytes ${attempt.submittedAt?.toISOString() ?? 'not sent'}, ended as ${attempt.outcome ?? 'not yet'}${attempt.errorCode ? ` (${attempt.errorCode})` : ''}${attempt.logId ? `, log id ${attempt.logId}` : ''}`;
