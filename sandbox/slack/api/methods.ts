import { appMethods } from './apps.ts';
import { chatMethods } from './chat.ts';
import { conversationMethods } from './conversations.ts';
import { fileMethods } from './files.ts';
import { identityMethods } from './identity.ts';
import type { MethodTable } from './method.ts';
import { oauthMethods } from './oauth-access.ts';
import { reactionMethods } from './reactions.ts';
import { userGroupMethods } from './user-groups.ts';
import { viewMethods } from './views.ts';

/** Every Web API method the stand-in answers; COVERAGE.md lists the same names. */
export const methods: MethodTable = {
  ...identityMethods,
  ...appMethods,
  ...chatMethods,
  ...conversationMethods,
  ...reactionMethods,
  ...fileMethods,
  ...userGroupMethods,
  ...viewMethods,
  ...oauthMethods,
};
