import type { PostView, Sender } from '../../../core/index.ts';
import type { DeskDeps } from '../deps.ts';
import { code, type Line, type Message, PAGE, pageOf, pager, sayAccount, sayPage, strong } from '../view/index.ts';

interface Look {
  readonly sender: Sender;
  /** Where the list is asked for: what was posted there is shown to whoever is there. */
  readonly channel?: string | undefined;
}

/** One page of the coming posts that the sender may see, the next one first. */
export async function showQueue({ core }: DeskDeps, { sender, channel }: Look, named = '0'): Promise<Message> {
  const { workspaceId, memberId, isAdmin, isGuest } = sender;
  const viewer = { memberId, isAdmin, isGuest, channel };
  const size = PAGE.posts;
  const ask = (page: number) => core.posts.queue({ workspaceId, viewer, skip: page * size, take: size });
  const wanted = pageOf(named, size, Number.MAX_SAFE_INTEGER);
  const first = await ask(wanted);
  const { total } = first;
  if (total === 0) {
    return {
      lines: [['Nothing is planned. Drop a video and write ', code('post tomorrow 7pm …'), '.']],
    };
  }
  // Posts have gone out since that page was named.
  const page = pageOf(named, size, total);
  const { posts } = page === wanted ? first : await ask(page);
  const paged = { action: 'show_queue', page, size, total, labels: ['Earlier', 'Later'] } as const;
  return {
    lines: [[strong('Planned'), sayPage(paged)], ...posts.map(showLine)],
    buttons: pager(paged),
  };
}

function showLine(post: PostView): Line {
  const { code: name, dueAt, timeZone, profile, state, video, caption } = post;
  const moment: Line = dueAt ? [{ kind: 'instant', at: dueAt, timeZone, style: 'moment' }] : ['without a time'];
  const who = profile ? ` · ${sayAccount(profile)}` : '';
  const what = caption.split('\n')[0]?.slice(0, 60) || video.fileName;
  return [code(name), ' · ', ...moment, `${who} · ${state.replace('_', ' ')} · ${what}`];
}
