import type { Route } from './http/call.ts';
import { authorizePath, consentPath, createAuthorize, createConsent } from './login/authorize.ts';
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
    { method: 'GET', path: consentPath, handle: createConsent(state) },
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
