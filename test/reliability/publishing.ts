/** A post that is due, and a call on its way that goes wrong. */
import { hours, minutes, type Stage, type Team } from '../core/posts/stage.ts';
import { describeCalls, describeEnd, describeLater, describeNow, describeTold, paths } from './observe.ts';
import type { Play } from './played.ts';

/** Longer than TikTok's outcome may stay unknown without a word. */
const lastingMs = 90 * minutes;
/** Longer than any wait that TikTok can ask for. */
const untilOverMs = 26 * hours;
const ends: readonly string[] = ['published', 'in_inbox', 'failed', 'on_hold', 'cancelled'];

interface Scene {
  readonly call: keyof typeof paths;
  /** Before the post is due, and when it is. */
  readonly prepare?: (stage: Stage, team: Team) => unknown;
}

export const publishing =
  ({ call, prepare }: Scene): Play =>
  async (stage, action, times) => {
    const { team, postId } = await duePost(stage);
    await prepare?.(stage, team);
    const since = stage.standIn.calls.length;
    const path = paths[call];
    stage.standIn.faults.plan({ path, times, action });
    await untilStruck(stage, path, since);
    const atOnce = await describeNow(stage, postId);
    const isOnce = times === 1;
    if (isOnce) await untilOver(stage, postId);
    else await stage.pass(lastingMs);
    stage.standIn.faults.reset();
    checkOneVideo(stage, team);
    return {
      atOnce,
      calls: describeCalls(stage, since),
      inTheEnd: await (isOnce ? describeEnd : describeLater)(stage, postId),
      told: await describeTold(stage, team),
    };
  };

async function duePost(stage: Stage): Promise<{ team: Team; postId: string }> {
  stage.alarms.lose();
  const team = await stage.newTeam();
  const at = new Date(stage.clock.now().getTime() + hours);
  const postId = await stage.drop(team.mia, { when: { kind: 'at', at, note: null } });
  stage.clock.set(at);
  return { team, postId };
}

/** Rings alarm after alarm until the call has been made and has met its fault. */
async function untilStruck(stage: Stage, path: string, since: number): Promise<void> {
  const isStruck = () => stage.standIn.calls.slice(since).some((call) => call.path === path && call.fault);
  for (let rings = 0; rings < 20 && !isStruck(); rings += 1) {
    const next = stage.alarms.next(new Date(stage.clock.now().getTime() + hours));
    if (!next) break;
    if (next.at > stage.clock.now()) stage.clock.set(next.at);
    await stage.ringOne(next);
  }
  if (!isStruck()) throw new Error(`The call to ${path} that was to go wrong was never made.`);
}

/** Rings alarm after alarm until nothing goes on by itself, or a person has been asked. */
async function untilOver(stage: Stage, postId: string): Promise<void> {
  const until = new Date(stage.clock.now().getTime() + untilOverMs);
  while (!(await isOver(stage, postId))) {
    const next = stage.alarms.next(until);
    if (next) {
      if (next.at > stage.clock.now()) stage.clock.set(next.at);
      await stage.ringOne(next);
    } else if (!(await findWithoutAlarm(stage, postId, until))) return;
  }
}

/** As the sweep would; the sweep itself would find the posts of the other rows too. */
async function findWithoutAlarm(stage: Stage, postId: string, until: Date): Promise<boolean> {
  const { wakeAt, scheduleVersion, state } = await stage.row(postId);
  if (state !== 'scheduled' || !wakeAt || wakeAt > until) return false;
  stage.clock.set(wakeAt);
  await stage.core.posts.publish(postId, scheduleVersion);
  return true;
}

async function isOver(stage: Stage, postId: string): Promise<boolean> {
  const { state, reviewing } = await stage.row(postId);
  if (state !== 'unconfirmed') return ends.includes(state) && !reviewing;
  return (await stage.told(postId)).some(({ kind }) => kind === 'unconfirmed');
}

/** Whatever goes wrong: never two, and never a call that is the program's own fault. */
function checkOneVideo(stage: Stage, team: Team): void {
  const videos = stage.videosOf(team.handle).flatMap(({ postIds }) => postIds);
  if (videos.length > 1) throw new Error(`There are ${videos.length} videos on TikTok.`);
  const refused = stage.standIn.refused().map(({ path, refused: why }) => `${path}: ${why}`);
  if (refused.length > 0) throw new Error(`TikTok would refuse ${refused.join('; ')}`);
}
