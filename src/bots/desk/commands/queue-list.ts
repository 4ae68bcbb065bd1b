import type { PostView, Sender } from '../../../core/index.ts';
import type { DeskDeps } from '../deps.ts';
import { code, type Line, type Message, strong } from '../view/index.ts';

/** The coming posts of the workspace, the next one first. */
export async function showQueue({ core }: DeskDeps, sender: Sender): Promise<Message> {
  const posts = await core.posts.queue(sender.workspaceId);
  if (posts.length === 0) {
    return {
      lines: [['Nothing is planned. Drop a video and write ', code('post tomorrow 7pm …'), '.']],
    };
  }
  return { lines: [[strong('Planned')], ...posts.map(showLine)] };
}

function showLine(post: PostView): Line {
  const { code: name, dueAt, timeZone, profile, state, video, caption } = post;
  const moment: Line = dueAt ? [{ kind: 'instant', at: dueAt, timeZone, style: 'moment' }] : ['without a time'];
  const who = profile ? ` · @${profile.handle}` : '';
  const what = caption.split('\n')[0]?.slice(0, 60) || video.fileName;
  return [code(name), ' · ', ...moment, `${who} · ${state.replace('_', ' ')} · ${what}`];
}
