import type { Hash } from 'node:crypto';
import type { Answer, Call, Handler } from '../http/call.ts';
import type { State } from '../state.ts';
import { judgeChunk } from './chunk-headers.ts';
import type { ByteRange, Publish } from './publishes.ts';

/**
 * Chunks pass through into a hash and are gone. A chunk counts only when its last byte has arrived:
 * what a dead connection brought is dropped with the copy of the hash that it went into.
 */

export const uploadPath = '/upload';

/** TikTok does not say whether its answer tells a count or an index. */
function keptRange(state: State, publish: Publish): Record<string, string> {
  const { uploadedBytes, plan } = publish;
  const isIndex = state.settings.uploadedRange === 'index';
  const end = isIndex ? Math.max(0, uploadedBytes - 1) : uploadedBytes;
  return { 'content-range': `bytes 0-${end}/${plan.sizeBytes}` };
}

const plain = (status: number, headers: Record<string, string> = {}, refused?: string): Answer => ({
  status,
  headers,
  body: '',
  ...(refused === undefined ? {} : { refused }),
});

const isOver = (state: State, publish: Publish): boolean =>
  state.nowMs() >= publish.initAtMs + state.settings.uploadUrlSeconds * 1000;

async function receive(state: State, call: Call, publish: Publish, range: ByteRange) {
  const hash = publish.hash.copy();
  const { publishId, plan } = publish;
  let receivedBytes = 0;
  for await (const piece of call.body) {
    hash.update(piece);
    receivedBytes += piece.length;
    await state.events.tell('chunk', {
      publishId,
      ...range,
      total: plan.sizeBytes,
      receivedBytes,
    });
  }
  return hash;
}

function keep(state: State, publish: Publish, range: ByteRange, hash: Hash): void {
  publish.hash = hash;
  publish.lastRange = range;
  publish.uploadedBytes = range.last + 1;
  if (publish.uploadedBytes < publish.plan.sizeBytes) return;
  publish.sha256 = hash.copy().digest('hex');
  publish.receivedAtMs = state.nowMs();
  publish.outcome = state.publishes.takeOutcome();
}

async function announce(state: State, publish: Publish, range: ByteRange): Promise<void> {
  const { publishId, uploadedBytes } = publish;
  const total = publish.plan.sizeBytes;
  await state.events.tell('chunk-done', { publishId, ...range, total, uploadedBytes });
  if (uploadedBytes === total) await state.events.tell('last-chunk', { publishId, total });
}

function refuseChunk(state: State, call: Call, publish: Publish): Answer | { range: ByteRange } {
  if (state.progress(publish).status === 'FAILED') return plain(404);
  if (isOver(state, publish)) return plain(403);
  const verdict = judgeChunk(publish, call.headers);
  if (verdict.kind === 'accepted') return { range: verdict.range };
  if (verdict.kind === 'malformed') return plain(400, {}, verdict.reason);
  // After a lost answer a correct client may send the same chunk once more.
  const refused = verdict.isRepeat ? undefined : verdict.reason;
  return plain(416, keptRange(state, publish), refused);
}

export function createUpload(state: State): Handler {
  return async (call) => {
    const { query } = call;
    const publish = state.publishes.byUpload(query.get('upload_id'), query.get('upload_token'));
    if (!publish) return plain(404, {}, 'no such upload task');
    call.record.publishId = publish.publishId;
    call.record.openId = publish.openId;
    const range = call.headers['content-range'];
    if (range !== undefined) call.record.range = range;
    const judged = refuseChunk(state, call, publish);
    if ('status' in judged) return judged;
    const hash = await receive(state, call, publish, judged.range);
    // Judged again: the hour may have ended meanwhile, or another connection been faster.
    const again = refuseChunk(state, call, publish);
    if ('status' in again) return again;
    keep(state, publish, judged.range, hash);
    await announce(state, publish, judged.range);
    const isWhole = publish.uploadedBytes === publish.plan.sizeBytes;
    return plain(isWhole ? 201 : 206, keptRange(state, publish));
  };
}
