import { bytesReply } from '../../http/bytes-reply.ts';
import type { Call } from '../../http/call.ts';
import { htmlReply, type Reply, redirectReply } from '../../http/replies.ts';
import type { FileRecord } from '../workspace/records.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { filesPath } from './wire-file.ts';

export const signInPath = '/signin';

export const signInPage: Reply = htmlReply(
  200,
  '<!DOCTYPE html><html><head><title>Sign in | Slack</title></head><body>Sign in</body></html>',
);

export interface Downloads {
  reply(call: Call): Promise<Reply>;
}

/**
 * Serves file bytes as Slack does: to the bearer of a token that may see the file, in ranges, from
 * disk without holding them; and to everybody else a way to the sign-in page, never a 401.
 */
export function createDownloads(workspace: Workspace, elsewhere: (path: string) => Promise<string>): Downloads {
  const { settings, channels, users } = workspace;
  const maySee = (file: FileRecord | undefined, { headers }: Call): file is FileRecord => {
    const isBearer = settings.botToken !== null && headers.authorization === `Bearer ${settings.botToken}`;
    const isGranted = settings.scopes.has('files:read');
    if (!file || !isBearer || !isGranted) return false;
    return channels.get(file.channel).members.has(users.bot.id);
  };
  return {
    async reply(call) {
      const { url } = call;
      const file = workspace.files.get(fileIdOf(url.pathname));
      if (!maySee(file, call)) return toSignIn(settings.url, url.pathname);
      if (file.deleted || file.mode === 'external') return notFound;
      const manner = faultOf(file, url);
      switch (manner) {
        case 'login-page':
          return signInPage;
        case 'login-redirect':
          return toSignIn(settings.url, url.pathname);
        case 'redirect-own-host':
          return redirectReply(`${settings.url}${url.pathname}?via=edge`);
        case 'redirect-other-host':
          return redirectReply(await elsewhere(url.pathname));
        case 'not-found':
          return notFound;
        case 'ok':
        case 'truncated':
        case 'longer':
        case 'slow':
          return bytesReply(file, call, manner);
      }
    },
  };
}

const notFound = htmlReply(404, '<!DOCTYPE html><html><body>Not found</body></html>');

const toSignIn = (base: string, path: string): Reply =>
  redirectReply(`${base}${signInPath}?redir=${encodeURIComponent(path)}`);

const fileIdOf = (path: string): string => path.slice(filesPath.length).split('/')[0]?.split('-')[1] ?? '';

function faultOf(file: FileRecord, url: URL): FileRecord['download'] {
  const hasArrived = file.download === 'redirect-own-host' && url.searchParams.has('via');
  if (hasArrived || file.faultsLeft <= 0) return 'ok';
  file.faultsLeft -= 1;
  return file.download;
}
