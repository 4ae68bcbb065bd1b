/**
 * The Home tab of each member. It is a projection like a card: drawn when it is opened, and again after changes for those
 * who had it open lately, whichever process hears of either. What is lost is drawn with the next opening.
 */
import { createHash } from 'node:crypto';
import type { App } from '@slack/bolt';
import type { Core, Log, OpenedHome } from '../../core/index.ts';
import { describeError } from '../chat/redact.ts';
import type { Desk } from '../desk/index.ts';
import type { Api } from './api.ts';
import { presentView } from './blocks/present-message.ts';
import { type Introduce, isStranger, RIGHTS_MAX_AGE_MS } from './introduce.ts';

export interface Home {
  opened(userId: string): void;
  /** Something that a page may show is otherwise than before. */
  changed(): void;
  /** Draws nothing more, and waits for what is being drawn. */
  stop(): Promise<void>;
}

interface HomeDeps {
  readonly teamId: string;
  readonly api: Api;
  readonly desk: Pick<Desk, 'home'>;
  readonly shownHomes: Core['shownHomes'];
  readonly introduce: Introduce;
  readonly log: Log;
  /** Between two drawings of the same page; an upload changes its card every 3 s. */
  readonly gapMs?: number;
}

const GAP_MS = 3_000;
/** Each page is one call of the hundred that Slack takes in a minute. */
const PER_PAGE_MS = 1_000;

export function createHome(deps: HomeDeps): Home {
  const { gapMs = GAP_MS, log } = deps;
  /** Those who have opened theirs, and were not shown it yet. */
  const opening = new Set<string>();
  let isToLook = false;
  let pages = 0;
  let drawing: Promise<void> | null = null;
  let timer: NodeJS.Timeout | null = null;
  let isStopped = false;

  const drawOpened = async (): Promise<void> => {
    for (const user of opening) {
      opening.delete(user);
      await whereItCan(log, () => drawFirst(deps, user));
    }
  };
  const drawAll = async (): Promise<void> => {
    await drawOpened();
    if (!isToLook) return;
    isToLook = false;
    const open = await deps.shownHomes.list('slack', deps.teamId);
    pages = open.length;
    for (const page of open) {
      if (isStopped) return;
      await whereItCan(log, () => drawAgain(deps, page));
      await drawOpened();
    }
  };
  const begin = (): void => {
    if (isStopped || drawing !== null) return;
    drawing = whereItCan(log, drawAll).finally(() => {
      drawing = null;
      if (opening.size > 0 || isToLook) begin();
    });
  };
  return {
    opened(user) {
      opening.add(user);
      begin();
    },
    changed() {
      if (timer !== null || isStopped) return;
      timer = setTimeout(
        () => {
          timer = null;
          isToLook = true;
          begin();
        },
        Math.max(gapMs, pages * PER_PAGE_MS),
      );
      timer.unref();
    },
    async stop() {
      isStopped = true;
      if (timer !== null) clearTimeout(timer);
      opening.clear();
      await drawing;
    },
  };
}

/** Only this drawing fails when Slack or the database does; the next opening or change draws it again. */
async function whereItCan(log: Log, draw: () => Promise<void>): Promise<void> {
  try {
    await draw();
  } catch (error) {
    if (!isStranger(error)) log.warn({ error: describeError(error) }, 'slack home tab not drawn');
  }
}

/** In any case, and with the rights of this moment. */
async function drawFirst(deps: HomeDeps, user: string): Promise<void> {
  const { introduce, shownHomes } = deps;
  const { memberId } = await introduce(user, RIGHTS_MAX_AGE_MS);
  await shownHomes.opened(memberId);
  await drawAgain(deps, { memberId, externalId: user, shown: null });
}

const MOST_DRAWINGS = 5;

/**
 * A page that shows it already costs no call. Of two processes that draw the same page in one moment nobody knows whose
 * call Slack takes last: whoever finds that the other one has drawn meanwhile draws once more.
 */
async function drawAgain({ api, desk, introduce, shownHomes }: HomeDeps, page: OpenedHome): Promise<void> {
  const { memberId, externalId: user_id } = page;
  let before = page.shown;
  let isLast = true;
  for (let drawings = 0; drawings < MOST_DRAWINGS; drawings += 1) {
    const blocks = presentView(await desk.home(await introduce(user_id)));
    const now = createHash('sha256').update(JSON.stringify(blocks)).digest('hex');
    if (now === before && isLast) return;
    if (now === before || (await shownHomes.draw(memberId, before, now))) {
      await api.call('views.publish', { user_id, view: { type: 'home', blocks } });
      before = await shownHomes.read(memberId);
      if (before === now) return;
      isLast = false;
    } else before = await shownHomes.read(memberId);
  }
}

export function listenToHome(app: App, homeOf: (teamId: string | undefined) => Promise<Pick<Home, 'opened'>>): void {
  app.event('app_home_opened', async ({ event, context }) => {
    if (event.tab === 'home') (await homeOf(context.teamId)).opened(event.user);
  });
}
