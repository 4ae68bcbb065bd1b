import type { z } from 'zod';
import { json } from '../http/answers.ts';
import { type Call, type Handler, type Route, readText } from '../http/call.ts';
import type { Controls } from '../stand-in.ts';
import {
  accountBody,
  consentBody,
  draftBody,
  failNextBody,
  faultBody,
  handleBody,
  hideBody,
  noBody,
  outcomeBody,
  waysBody,
} from './control-bodies.ts';

/** The stand-in's own face, for processes other than the one that holds it. Not TikTok's. */

type Act<Body> = (body: Body) => unknown;

const complain = (message: string) => json({ error: message }, 400);

/** A wrong request is told as such; whatever else goes wrong is a bug and stays one. */
async function answerWith(act: () => unknown) {
  try {
    return json((await act()) ?? {});
  } catch (error) {
    if (error instanceof RangeError || error instanceof SyntaxError) return complain(error.message);
    throw error;
  }
}

function post<Schema extends z.ZodType>(path: string, schema: Schema, act: Act<z.output<Schema>>): Route {
  const handle: Handler = async (call: Call) => {
    const text = await readText(call);
    return answerWith(() => {
      const body = schema.safeParse(JSON.parse(text || '{}'));
      if (!body.success) throw new RangeError(body.error.message);
      return act(body.data);
    });
  };
  return { method: 'POST', path, handle };
}

const get = (path: string, read: () => unknown): Route => ({
  method: 'GET',
  path,
  handle: () => json(read()),
});

export function createControl(standIn: Controls): Route[] {
  const { accounts } = standIn;
  const resetAll: Handler = () => {
    standIn.reset();
    return json({});
  };
  return [
    get('/_sandbox/accounts', () => accounts.list()),
    get('/_sandbox/posts', () => standIn.posts()),
    get('/_sandbox/calls', () => standIn.calls),
    get('/_sandbox/refused', () => standIn.refused()),
    post('/_sandbox/accounts', accountBody, (body) => accounts.add(body)),
    post('/_sandbox/revoke', handleBody, ({ handle }) => accounts.revoke(handle)),
    post('/_sandbox/consents', consentBody, async ({ authorizeUrl, handle }) => ({
      location: await standIn.consent(authorizeUrl, handle),
    })),
    post('/_sandbox/drafts', draftBody, ({ publishId, isPublic }) => ({
      postId: standIn.postDraft(publishId, { isPublic }),
    })),
    post('/_sandbox/faults', faultBody, (fault) => standIn.faults.plan(fault)),
    post('/_sandbox/fail-next', failNextBody, ({ reason }) => standIn.failNext(reason)),
    post('/_sandbox/outcomes', outcomeBody, (outcome) => standIn.planOutcome(outcome)),
    get('/_sandbox/webhooks', () => standIn.webhooks.sent),
    post('/_sandbox/webhooks', waysBody, (ways) => standIn.webhooks.deliver(ways)),
    post('/_sandbox/webhooks/repeat', noBody, () => standIn.webhooks.repeat()),
    post('/_sandbox/hide', hideBody, ({ postId }) => standIn.hide(postId)),
    { method: 'POST', path: '/_sandbox/reset', handle: resetAll },
  ];
}
