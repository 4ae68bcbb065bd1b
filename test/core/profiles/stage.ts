/** Profiles on a real database, against the stand-in for TikTok, with everything they say recorded. */
import { setImmediate } from 'node:timers/promises';
import { createTikTok as createStandIn, type TikTokStandIn } from '../../../sandbox/tiktok/index.ts';
import type { Clock } from '../../../src/core/clock.ts';
import { createLeases, type Leases, type PrismaClient } from '../../../src/core/database/index.ts';
import type { Log } from '../../../src/core/ports.ts';
import { type ConnectResult, createProfiles, type Profiles } from '../../../src/core/profiles/index.ts';
import { createCallLimits } from '../../../src/core/rate-limits/index.ts';
import { createCipher } from '../../../src/core/sealing/index.ts';
import { createTikTok, type TikTok } from '../../../src/core/tiktok/index.ts';
import type { Actor, AskMember } from '../../../src/core/workspaces/index.ts';
import { openTestDatabase } from '../../database.ts';
import { recordLog } from '../record-log.ts';

export const publicUrl = 'http://localhost:3001';
const redirectUri = `${publicUrl}/api/social/tiktok/callback`;

export interface StageOptions {
  readonly callsPerHour?: number;
  readonly audited?: boolean;
  readonly onConnected?: (profileId: string) => Promise<void>;
  readonly refresh?: TikTok['refresh'];
  readonly isMember?: AskMember;
}

export interface Stage {
  readonly prisma: PrismaClient;
  readonly profiles: Profiles;
  readonly standIn: TikTokStandIn;
  readonly tiktok: TikTok;
  readonly leases: Leases;
  readonly clock: Clock & { pass(ms: number): void };
  readonly log: Log;
  /** Log lines, the calls of the two hooks, and the threads that were woken, in order. */
  readonly lines: string[];
  readonly heard: string[];
  readonly woken: string[];
  /** The same database and TikTok with other options. */
  profilesWith(options: StageOptions): Profiles;
  addWorkspace(name?: string): Promise<{ id: string }>;
  addMember(workspaceId: string, name: string, isAdmin?: boolean): Promise<Person>;
  addAccount(settings?: Parameters<TikTokStandIn['accounts']['change']>[1]): string;
  linkFor(person: Person, profileId?: string): Promise<string>;
  connect(person: Person, handle: string, profileId?: string): Promise<ConnectResult>;
  connectProfile(person: Person, handle?: string): Promise<string>;
  /** What a person has been told in direct messages, oldest first. */
  told(person: Person): Promise<{ kind: string; data: unknown }[]>;
  callsTo(path: string): number;
  stop(): Promise<void>;
}

export interface Person {
  readonly id: string;
  readonly workspaceId: string;
  readonly externalId: string;
  readonly isAdmin: boolean;
}

/** Somebody who acts in their own workspace, with the rights they have. */
export const actorOf = ({ workspaceId, id: memberId, isAdmin }: Person): Actor => ({ workspaceId, memberId, isAdmin });

export async function openStage(): Promise<Stage> {
  let nowMs = Date.UTC(2026, 10, 24, 12);
  let serial = 0;
  const next = (): number => {
    serial += 1;
    return serial;
  };
  const clock = {
    now: () => new Date(nowMs),
    pass: (ms: number) => {
      nowMs += ms;
    },
  };
  const { database, stop } = await openTestDatabase();
  const { prisma } = database;
  const standIn = await createStandIn({ redirectUris: [redirectUri], now: clock.now });
  const tiktok = watchRefreshes(
    createTikTok({
      apiUrl: standIn.env.TIKTOK_API_URL,
      authUrl: standIn.env.TIKTOK_AUTH_URL,
      clientKey: standIn.env.TIKTOK_CLIENT_KEY,
      clientSecret: standIn.env.TIKTOK_CLIENT_SECRET,
      redirectUri,
      uploadHosts: [],
      clock,
    }),
  );
  const { lines, log } = recordLog();
  const heard: string[] = [];
  const woken: string[] = [];
  const leases = createLeases(prisma, clock);
  const cipher = createCipher([Buffer.alloc(32, 7)]);
  const profilesWith = (options: StageOptions): Profiles =>
    createProfiles({
      prisma,
      leases,
      clock,
      log,
      cipher,
      publicUrl,
      tiktok: { ...tiktok, ...(options.refresh && { refresh: options.refresh }) },
      calls: createCallLimits({ prisma, clock, callsPerHour: options.callsPerHour ?? 0 }),
      alarm: {
        publishPost: () => {},
        pollOutcome: () => {},
        drainThread: (threadId) => void woken.push(threadId),
      },
      isMember: options.isMember ?? (async () => true),
      audited: options.audited ?? true,
      pause: tiktok.settled,
      onConnected: options.onConnected ?? (async (id) => void heard.push(`connected ${id}`)),
      onInactive: async (id, code) => void heard.push(`${code} ${id}`),
    });
  const profiles = profilesWith({});

  const linkFor: Stage['linkFor'] = async ({ id }, profileId) =>
    profileId ? ((await profiles.reconnectLink(id, profileId)) ?? '') : profiles.connectLink(id);

  const connect: Stage['connect'] = async (person, handle, profileId) => {
    const link = new URL(await linkFor(person, profileId));
    const ticket = link.searchParams.get('ticket') ?? '';
    const opened = await profiles.openTicket({ ticket, browser: null });
    if (opened.kind !== 'open') throw new Error(`The ticket is ${opened.kind}.`);
    const redirect = await standIn.consent(opened.authorizeUrl, handle);
    return profiles.finishConnect(readRedirect(redirect, opened.browser));
  };

  const addAccount: Stage['addAccount'] = (settings) => {
    const handle = `brand${next()}`;
    standIn.accounts.add({ handle, ...settings });
    return handle;
  };

  return {
    prisma,
    profiles,
    standIn,
    tiktok,
    leases,
    clock,
    log,
    lines,
    heard,
    woken,
    profilesWith,
    addAccount,
    connect,
    linkFor,
    addWorkspace: (name = 'Ramen House') =>
      prisma.workspace.create({
        data: { platform: 'slack', externalId: `T${next()}`, name, createdAt: clock.now() },
      }),
    addMember: (workspaceId, displayName, isAdmin = false) =>
      prisma.member.create({
        data: {
          workspaceId,
          displayName,
          isAdmin,
          externalId: `U${next()}`,
          seenAt: clock.now(),
        },
      }),
    connectProfile: async (person, handle = addAccount()) => {
      const result = await connect(person, handle);
      if (result.kind !== 'connected') throw new Error(`Connecting ended as ${result.kind}.`);
      return result.profileId;
    },
    told: async ({ workspaceId, externalId: channel }) =>
      prisma.notice.findMany({
        where: { thread: { workspaceId, channel, root: '' } },
        orderBy: { sequence: 'asc' },
        select: { kind: true, data: true },
      }),
    callsTo: (path) => standIn.calls.filter((call) => call.path === path).length,
    stop: async () => {
      await standIn.close();
      await stop();
    },
  };
}

/** What a browser brings back from TikTok. */
export function readRedirect(location: string, browser: string | null) {
  const query = new URL(location).searchParams;
  return {
    state: query.get('state'),
    code: query.get('code'),
    error: query.get('error'),
    errorType: query.get('error_type'),
    browser,
  };
}

/** `settled` stands in for the pause between two looks: it ends when no refresh is under way. */
function watchRefreshes(tiktok: TikTok): TikTok & { settled: () => Promise<void> } {
  const underWay = new Set<Promise<unknown>>();
  return {
    ...tiktok,
    refresh: (token) => {
      const answer = tiktok.refresh(token);
      underWay.add(answer);
      return answer;
    },
    settled: async () => {
      await Promise.allSettled(underWay);
      await setImmediate();
    },
  };
}
