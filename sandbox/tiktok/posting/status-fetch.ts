import { z } from 'zod';
import type { Answer, Handler } from '../http/call.ts';
import { readJson } from '../http/json-body.ts';
import { identify } from '../login/bearer.ts';
import type { State } from '../state.ts';
import type { Progress } from './progress.ts';
import type { Publish } from './publishes.ts';

const statusBody = z.strictObject({ publish_id: z.string().min(1) });

function tell(state: State, publish: Publish, progress: Progress): Answer {
  const data = {
    status: progress.status,
    ...(progress.failReason === undefined ? {} : { fail_reason: progress.failReason }),
    uploaded_bytes: publish.uploadedBytes,
  };
  // 64-bit integers, printed raw; the name is TikTok's own spelling.
  return state.answers.ok(data, { publicaly_available_post_id: progress.publicPostIds }, state.settings.postIdShape);
}

export function createStatusFetch(state: State): Handler {
  const { answers } = state;
  return async (call) => {
    const read = await readJson(state, call);
    const scopes = ['video.publish', 'video.upload'];
    const found = identify(state, call, { limit: 'status-fetch', scopes });
    if ('refusal' in found) return found.refusal;
    if ('refusal' in read) return read.refusal;
    const body = statusBody.safeParse(read.value);
    if (!body.success) return answers.refuse('invalid_params', 'publish_id is required, alone.');
    const publish = state.publishes.find(body.data.publish_id);
    if (!publish) return answers.refuse('invalid_publish_id', 'publish_id is unknown.');
    call.record.publishId = publish.publishId;
    if (publish.openId !== found.caller.account.openId) {
      const code = 'token_not_authorized_for_specified_publish_id';
      return answers.refuse(code, 'publish_id belongs to another user.');
    }
    const progress = state.progress(publish);
    if (progress.status === 'PUBLISH_COMPLETE') {
      await state.events.tell('complete', { publishId: publish.publishId });
    }
    return tell(state, publish, progress);
  };
}
