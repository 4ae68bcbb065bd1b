/** How each call to TikTok comes about, so that a fault can meet it. */
import type { FaultAction } from '../../sandbox/faults.ts';
import type { Stage, Team } from '../core/posts/stage.ts';
import { connecting, disconnecting } from './connecting.ts';
import type { Row } from './fault-table.ts';
import type { CallName } from './faults.ts';
import type { Play } from './played.ts';
import { publishing } from './publishing.ts';

/** The row as it is played: the fault once, then the same for as long as somebody looks. */
export async function playRow(stage: Stage, name: CallName, action: FaultAction): Promise<Row> {
  const once = await scenes[name](stage, action, 1);
  const lasting = await scenes[name](stage, action, Number.POSITIVE_INFINITY);
  return {
    'at once': once.atOnce,
    calls: `${once.calls}: ${once.inTheEnd}`,
    told: once.told,
    'if it lasts': lasting.inTheEnd,
    'told then': lasting.told,
  };
}

const takeOnlyDrafts = ({ prisma }: Stage, { profileId }: Team) =>
  prisma.post.updateMany({ where: { profileId }, data: { way: 'inbox' } });

/** The line breaks in the middle of the chunk, so that TikTok must be asked how far it is. */
const breakOff = ({ standIn }: Stage) =>
  standIn.faults.plan({ path: '/upload', action: { kind: 'reset-body', afterBytes: 50_000 } });

/** The access token has run out meanwhile. */
const letTokenExpire = ({ standIn }: Stage, { handle }: Team) => standIn.accounts.expireAccess(handle);

const scenes: Record<CallName, Play> = {
  'creator info': publishing({ call: 'creator info' }),
  init: publishing({ call: 'init' }),
  'inbox init': publishing({ call: 'inbox init', prepare: takeOnlyDrafts }),
  chunk: publishing({ call: 'chunk' }),
  'status after the last byte': publishing({ call: 'status' }),
  'status before going on': publishing({ call: 'status', prepare: breakOff }),
  refresh: publishing({ call: 'token', prepare: letTokenExpire }),
  'code exchange': connecting('token'),
  'user info': connecting('user info'),
  revoke: disconnecting,
};
