import { row } from './markdown.ts';
import { type PackPost, type PackRecords, sayAccount, sayState } from './records.ts';

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
