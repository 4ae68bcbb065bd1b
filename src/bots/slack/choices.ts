/** A choice in a form that is still open: the form is drawn again where the choice leads to others. */
import { setTimeout as pause } from 'node:timers/promises';
import type { App, BlockAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { z } from 'zod';
import type { Core } from '../../core/index.ts';
import type { Desk } from '../desk/index.ts';
import type { Api } from './api.ts';
import { presentForm, readCarried, readValues, watchedPattern } from './blocks/present-form.ts';
import { slackErrorOf } from './chat-failure.ts';
import { RIGHTS_MAX_AGE_MS } from './introduce.ts';
import type { Team } from './teams.ts';

interface ChoiceDeps {
  readonly desk: Pick<Desk, 'redraw'>;
  readonly teamOf: (teamId: string | undefined) => Promise<Team>;
  readonly shownForms: Core['shownForms'];
}

/** Of several quick ones the last counts, for it comes with all that was chosen before it, whichever process hears it. */
export function listenToChoices(app: App, { desk, teamOf, shownForms }: ChoiceDeps): void {
  const constraints = { type: 'block_actions', action_id: watchedPattern } as const;
  app.action<BlockAction>(constraints, async ({ body, action, ack, context }) => {
    await ack();
    const { view } = body;
    if (!view || !(await shownForms.choose(view.id, action.action_ts))) return;
    const { introduce, api } = await teamOf(context.teamId);
    const { name, value, channel, thread } = readCarried(view.private_metadata);
    const sender = await introduce(body.user.id, RIGHTS_MAX_AGE_MS);
    const form = await desk.redraw({ sender, name, value, values: readValues(view.state.values) });
    if (!form) return;
    const choice = { id: view.id, hash: view.hash, madeAt: action.action_ts };
    await drawAgain({ api, shownForms }, choice, presentForm(form, { channel, thread }));
  });
}

interface Choice {
  readonly id: string;
  /** Of the version in which it was made. */
  readonly hash: string;
  readonly madeAt: string;
}

const shown = z.object({ view: z.object({ hash: z.string() }) });

/** Another process notes what it has drawn right after it. */
const NOTED_MS = 50;
const MOST_LOOKS = 10;

/**
 * Slack draws only over the version that is named. Where an earlier choice was drawn meanwhile, that one's version is
 * named; where a later one was, nothing is drawn.
 */
async function drawAgain(
  { api, shownForms }: { readonly api: Api; readonly shownForms: Core['shownForms'] },
  { id, hash, madeAt }: Choice,
  view: ModalView,
): Promise<void> {
  let over: string | undefined = hash;
  for (let looks = 0; ; looks += 1) {
    const latest = await shownForms.read(id);
    if (latest?.madeAt !== madeAt) return;
    if (looks > 0 && latest.hash !== null) over = latest.hash;
    // Whoever drew last has died before it noted that.
    if (looks === MOST_LOOKS) over = undefined;
    const drawn = await drawOver(api, { id, hash: over }, view);
    if (drawn === 'gone') return;
    if (drawn !== 'overtaken') return shownForms.drawn(id, drawn.hash);
    await pause(NOTED_MS);
  }
}

async function drawOver(
  api: Api,
  { id: view_id, hash }: { readonly id: string; readonly hash: string | undefined },
  view: ModalView,
): Promise<{ readonly hash: string } | 'gone' | 'overtaken'> {
  try {
    return shown.parse(await api.call('views.update', { view_id, ...(hash !== undefined && { hash }), view })).view;
  } catch (error) {
    const refusal = slackErrorOf(error);
    if (refusal === 'not_found') return 'gone';
    if (refusal === 'hash_conflict') return 'overtaken';
    throw error;
  }
}
