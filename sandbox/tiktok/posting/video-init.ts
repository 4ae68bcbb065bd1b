import type { Answer, Handler } from '../http/call.ts';
import { readJson } from '../http/json-body.ts';
import { type Gate, identify } from '../login/bearer.ts';
import type { Account } from '../people/accounts.ts';
import { privacyOptions } from '../people/creator-info.ts';
import type { State } from '../state.ts';
import { isTooLarge, planComplaint } from './chunk-plan.ts';
import { type InitBody, type PostInfo, readInitBody, type SourceInfo } from './init-body.ts';
import { directPostCap, draftCap } from './posting-caps.ts';
import type { ChunkPlan, Publish } from './publishes.ts';
import { uploadPath } from './upload.ts';

/** Direct Post and inbox drafts: both open an upload; they differ in scope, caps and post_info. */

const gates: Record<Publish['kind'], Gate> = {
  direct: { limit: 'video-init', scopes: ['video.publish'] },
  inbox: { limit: 'inbox-init', scopes: ['video.upload'] },
};

function readPlan(state: State, source: SourceInfo): { plan: ChunkPlan } | { refusal: Answer } {
  const { answers } = state;
  if (source.source === 'PULL_FROM_URL') {
    // No domain is ever verified here.
    return { refusal: answers.refuse('url_ownership_unverified', 'The domain is not verified.') };
  }
  if (isTooLarge(source.video_size)) {
    return { refusal: answers.refuse('invalid_file_upload', 'The video is larger than 4 GB.') };
  }
  const plan: ChunkPlan = {
    sizeBytes: source.video_size,
    chunkBytes: source.chunk_size,
    chunkCount: source.total_chunk_count,
  };
  const complaint = planComplaint(plan, state.settings.chunks);
  // The pages say invalid_param; live answers to wrong arithmetic say invalid_params.
  return complaint ? { refusal: answers.refuse('invalid_params', complaint) } : { plan };
}

function refuseUnaudited(state: State, account: Account, post: PostInfo): Answer | null {
  const isAllowed = account.private && post.privacy_level === 'SELF_ONLY';
  if (state.settings.audited || isAllowed) return null;
  const code = 'unaudited_client_can_only_post_to_private_accounts';
  return state.answers.refuse(code, 'The account or the post is not private.');
}

function refusePost(state: State, account: Account, post: PostInfo): Answer | null {
  const { answers } = state;
  if (post.brand_content_toggle && post.privacy_level === 'SELF_ONLY') {
    return answers.refuse('invalid_param', 'Branded content cannot be private.');
  }
  const cap = directPostCap(state, account);
  if (cap) return answers.refuse(cap, 'The creator cannot post now.');
  const unaudited = refuseUnaudited(state, account, post);
  if (unaudited) return unaudited;
  if (privacyOptions(account).includes(post.privacy_level ?? '')) return null;
  return answers.refuse('privacy_level_option_mismatch', 'privacy_level is not offered.');
}

function refuseDraft(state: State, account: Account): Answer | null {
  const cap = draftCap(state, account);
  return cap ? state.answers.refuse(cap, 'The creator takes no more drafts now.') : null;
}

function judge(state: State, account: Account, body: InitBody) {
  const read = readPlan(state, body.sourceInfo);
  if ('refusal' in read) return read;
  const refusal = body.postInfo ? refusePost(state, account, body.postInfo) : refuseDraft(state, account);
  return refusal ? { refusal } : read;
}

export function createVideoInit(state: State, kind: Publish['kind']): Handler {
  const { answers } = state;
  return async (call) => {
    const read = await readJson(state, call);
    const found = identify(state, call, gates[kind]);
    if ('refusal' in found) return found.refusal;
    if ('refusal' in read) return read.refusal;
    const { account } = found.caller;
    const body = readInitBody(kind, read.value);
    if (typeof body === 'string') return answers.refuse('invalid_param', body);
    const judged = judge(state, account, body);
    if ('refusal' in judged) return judged.refusal;
    const { postInfo } = body;
    const publish = state.publishes.open({ kind, account, postInfo, plan: judged.plan });
    const { publishId, openId, handle } = publish;
    call.record.publishId = publishId;
    await state.events.tell('init', { publishId, openId, handle, kind });
    const address = new URLSearchParams({
      upload_id: publish.uploadId,
      upload_token: publish.uploadToken,
    });
    const uploadUrl = `${call.origin}${uploadPath}?${address}`;
    return answers.ok({ publish_id: publishId, upload_url: uploadUrl });
  };
}
