/** What TikTok's reviewers ask for: who chose and agreed to what, and what became of it. */
import type { Clock } from '../clock.ts';
import type { PrismaClient } from '../database/index.ts';
import { guidelinesPage, overviewPage, postPage } from './pages.ts';
import { readRecords } from './records.ts';

/** One file of the folder for TikTok's reviewers. */
export interface ReviewFile {
  /** Relative, with slashes. */
  readonly name: string;
  readonly text: string;
}

/** The files of a folder that a person can read; tokens and addresses of videos are not among them. */
export async function readReviewPack(prisma: PrismaClient, clock: Clock): Promise<ReviewFile[]> {
  const records = await readRecords(prisma);
  const posts = records.posts.map((post) => ({
    name: `posts/${post.workspaceId.slice(-6)}-${post.code}.md`,
    post,
  }));
  return [
    { name: 'README.md', text: overviewPage(records, posts, clock.now()) },
    { name: 'guidelines.md', text: guidelinesPage },
    ...posts.map(({ name, post }) => ({ name, text: postPage(post) })),
    { name: 'data.json', text: `${JSON.stringify(records, null, 2)}\n` },
  ];
}
