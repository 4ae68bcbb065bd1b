/** What a reply is about, and whom it is for. */

/** The occurrence: told once under its key. */
export const noticeKey = (kind: string, postId: string): string => `${kind}:${postId}`;

export const addressed = (post: { id: string; threadId: string; author: { externalId: string } }) => ({
  threadId: post.threadId,
  postId: post.id,
  mention: post.author.externalId,
});

/** An incident concerns everybody; a thread hears of it once, however many of its posts wait. */
export const incidentKey = ({ threadId }: { threadId: string }, since: string): string =>
  `incident:${threadId}:${since}`;
