import { type Reply, textReply } from '../http/replies.ts';
import type { Answer, Call, Route } from './http/call.ts';
import { authorizePath, createAuthorize } from './login/authorize.ts';
import { createRevoke } from './login/revoke.ts';
import { createToken } from './login/token.ts';
import { avatarPath, createAvatar } from './people/avatar.ts';
import { createCreatorInfo } from './people/creator-info.ts';
import { createUserInfo } from './people/user-info.ts';
import { createStatusFetch } from './posting/status-fetch.ts';
import { createUpload, uploadPath } from './posting/upload.ts';
import { createVideoInit } from './posting/video-init.ts';
import type { State } from './state.ts';

/** Every route of TikTok's that this stand-in answers; COVERAGE.md lists the same. */
export function createRoutes(state: State): Route[] {
  return [
    { method: 'GET', path: authorizePath, handle: createAuthorize(state) },
    { method: 'POST', path: '/v2/oauth/token/', handle: createToken(state) },
    { method: 'POST', path: '/v2/oauth/revoke/', handle: createRevoke(state) },
    { method: 'GET', path: '/v2/user/info/', handle: createUserInfo(state) },
    {
      method: 'POST',
      path: '/v2/post/publish/creator_info/query/',
      handle: createCreatorInfo(state),
    },
    {
      method: 'POST',
      path: '/v2/post/publish/video/init/',
      handle: createVideoInit(state, 'direct'),
    },
    {
      method: 'POST',
      path: '/v2/post/publish/inbox/video/init/',
      handle: createVideoInit(state, 'inbox'),
    },
    {
      method: 'POST',
      path: '/v2/post/publish/status/fetch/',
      handle: createStatusFetch(state),
    },
    { method: 'PUT', path: uploadPath, handle: createUpload(state) },
    { method: 'GET', path: avatarPath, handle: createAvatar(state) },
  ];
}

/** Takes a call to its route; what came of it is noted before the answer leaves. */
export function createAnswer(state: State, routes: readonly Route[]): (call: Call) => Promise<Reply> {
  const { answers, events } = state;
  const route = (call: Call): Answer | Promise<Answer> => {
    const onPath = routes.filter(({ path }) => path === call.path);
    const found = onPath.find(({ method }) => method === call.method);
    if (found) return found.handle(call);
    return onPath.length > 0
      ? answers.refuse('invalid_params', `${call.method} is not supported.`, { status: 405 })
      : answers.refuse('invalid_params', `There is no ${call.path}.`, { status: 404 });
  };
  return async (call) => {
    const answer = await route(call);
    if (answer.code !== undefined) call.record.code = answer.code;
    if (answer.refused !== undefined) call.record.refused = answer.refused;
    events.changed();
    return replyOf(answer);
  };
}

export const replyOf = ({ status, body, headers }: Answer): Reply => textReply(status, body, headers);
