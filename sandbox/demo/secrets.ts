/**
 * Every secret of a story: what the program was given, what it was seen to use towards the
 * stand-ins, and, for the few that are handed out but not always used, their shape.
 */

import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';

export interface IssuedSecrets {
  addEnvironment(env: Record<string, string>): void;
  add(kind: string, value: string): void;
  /** The kinds of which something stands in the text, never the value. */
  findIn(text: string): string[];
  /** The kinds that there are to be found. */
  kinds(): string[];
  stop(): void;
}

const environmentKinds: Record<string, string> = {
  SLACK_BOT_TOKEN: 'Slack bot token',
  SLACK_APP_TOKEN: 'Slack app token',
  SLACK_SIGNING_SECRET: 'Slack signing secret',
  DISCORD_TOKEN: 'Discord bot token',
  TIKTOK_CLIENT_SECRET: 'TikTok client secret',
  TOKEN_ENCRYPTION_KEYS: 'token encryption key',
};

const shapes: Record<string, RegExp> = {
  'TikTok access token': /\bact\.[A-Za-z0-9]{20,}/,
  'TikTok refresh token': /\brft\.[A-Za-z0-9]{20,}/,
  'TikTok upload address': /upload_token=[\w-]{8,}/,
  'Slack response URL': /\/response\/(?:commands|actions)\/\w{4,}/,
  'connect ticket': /[?&]ticket=[\w-]{8,}/,
  'authorization code': /[?&]code=[\w%-]{8,}/,
};

const requestStart = 'http.server.request.start';

/** Watches all HTTP servers of this process, which are those of the stand-ins, until stopped. */
export function watchSecrets(): IssuedSecrets {
  const values = new Map<string, string>();
  const add = (kind: string, value: string): void => {
    if (value === '') return;
    for (const written of [value, encodeURIComponent(value)]) {
      if (!values.has(written)) values.set(written, kind);
    }
  };
  const look = (message: unknown): void => {
    const { request } = message as { request: IncomingMessage };
    for (const [kind, value] of usedIn(request)) add(kind, value);
  };
  subscribe(requestStart, look);
  return {
    add,
    addEnvironment(env) {
      for (const [name, kind] of Object.entries(environmentKinds)) add(kind, env[name] ?? '');
    },
    findIn(text) {
      const found = [...values].filter(([value]) => text.includes(value)).map(([, kind]) => kind);
      const shaped = Object.entries(shapes).filter(([, shape]) => shape.test(text));
      return [...new Set([...found, ...shaped.map(([kind]) => kind)])];
    },
    kinds: () => [...new Set([...values.values(), ...Object.keys(shapes)])],
    stop: () => void unsubscribe(requestStart, look),
  };
}

function usedIn({ headers, url = '' }: IncomingMessage): [kind: string, value: string][] {
  const { pathname, searchParams } = new URL(url, 'http://stand-in');
  const bearer = /^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1];
  const isApp = pathname.startsWith('/response/');
  const interaction = /\/(?:interactions|webhooks)\/\d+\/([\w.-]{20,})/.exec(pathname)?.[1] ?? '';
  return [
    ...(bearer === undefined ? [] : ([[bearerKind(bearer), bearer]] as [string, string][])),
    ...(isApp ? ([['Slack response URL', pathname]] as [string, string][]) : []),
    ['Discord interaction token', interaction],
    ['Discord file link', searchParams.get('hm') ?? ''],
    ['TikTok upload address', searchParams.get('upload_token') ?? ''],
    ['OAuth state', searchParams.get('state') ?? ''],
  ];
}

function bearerKind(bearer: string): string {
  return bearer.startsWith('xox') || bearer.startsWith('xapp') ? 'Slack token' : 'TikTok access token';
}
