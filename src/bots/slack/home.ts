/**
 * The Home tab of each member. It is a projection like a card: drawn when it is opened, and again after changes for those
 * who had it open lately. What is lost is drawn with the next opening.
 */
import { createHash } from 'node:crypto';
import type { App } from '@slack/bolt';
import { HOUR_MS } from '../../core/clock.ts';
import type { Log } from '../../core/index.ts';
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
  readonly api: Api;
  readonly desk: Pick<Desk, 'home'>;
  readonly introduce: Introduce;
  readonly log: Log;
  /** Between two drawings of the same page; an upload changes its card every 3 s. */
  readonly gapMs?: number;
  readonly nowMs?: () => number;
}

const GAP_MS = 3_000;
/** For an hour after a Home tab was opened it is drawn anew when something changes. */
const LATELY_MS = HOUR_MS;
/** Each page is one call of the hundred that Slack takes in a minute. */
const MOST_PAGES = 30;
const PER_PAGE_MS = 1_000;

/** A page that somebody had open lately: since when, and which blocks it shows. */
interface Opened {
  readonly at: number;
  shown: string;
}

export function createHome(deps: HomeDeps): Home {
  const { gapMs = GAP_MS, nowMs = () => performance.now() } = deps;
  const pages = new Map<string, Opened>();
  /** Whether each is drawn because it was opened: then with the rights of this moment, and in any case. */
  const waiting = new Map<string, boolean>();
  let drawing: Promise<void> | null = null;
  let timer: NodeJS.Timeout | null = null;
  let isStopped = false;

  const drawAll = async (): Promise<void> => {
    for (const [user, isOpened] of waiting) {
      waiting.delete(user);
      const page = pages.get(user);
      if (page) page.shown = await draw(deps, user, isOpened ? null : page.shown);
    }
  };
  const begin = (): void => {
    if (isStopped || drawing !== null) return;
    drawing = drawAll().finally(() => {
      drawing = null;
      if (waiting.size > 0) begin();
    });
  };
  const forgetOld = (): void => {
    for (const [user, { at }] of pages) {
      if (pages.size > MOST_PAGES || nowMs() - at > LATELY_MS) pages.delete(user);
    }
  };
  return {
    opened(user) {
      // Behind all others, so that the oldest is forgotten first.
      pages.delete(user);
      pages.set(user, { at: nowMs(), shown: '' });
      forgetOld();
      waiting.set(user, true);
      begin();
    },
    changed() {
      if (timer !== null || isStopped || pages.size === 0) return;
      timer = setTimeout(
        () => {
          timer = null;
          forgetOld();
          for (const user of pages.keys()) waiting.set(user, waiting.get(user) ?? false);
          begin();
        },
        Math.max(gapMs, pages.size * PER_PAGE_MS),
      );
      timer.unref();
    },
    async stop() {
      isStopped = true;
      if (timer !== null) clearTimeout(timer);
      waiting.clear();
      await drawing;
    },
  };
}

/**
 * Answers what the page shows from now on; a page that shows it already (`shown`) costs no call. Only this drawing fails
 * when Slack does; the next opening or change draws it again.
 */
async function draw({ api, desk, introduce, log }: HomeDeps, user_id: string, shown: string | null): Promise<string> {
  try {
    const page = await desk.home(await introduce(user_id, shown === null ? RIGHTS_MAX_AGE_MS : undefined));
    const blocks = presentView(page);
    const now = createHash('sha256').update(JSON.stringify(blocks)).digest('hex');
    if (now !== shown) await api.call('views.publish', { user_id, view: { type: 'home', blocks } });
    return now;
  } catch (error) {
    if (!isStranger(error)) log.warn({ error: describeError(error) }, 'slack home tab not drawn');
    return '';
  }
}

export function listenToHome(app: App, homeOf: (teamId: string | undefined) => Promise<Pick<Home, 'opened'>>): void {
  app.event('app_home_opened', async ({ event, context }) => {
    if (event.tab === 'home') (await homeOf(context.teamId)).opened(event.user);
  });
}
