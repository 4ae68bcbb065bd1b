import { row, verbatim } from './markdown.ts';
import { type PackPost, sayAccount, sayState } from './records.ts';

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
