/**
 * The whole core on a real database, twice: two workers beside each other. TikTok is the stand-in,
 * the videos come from a server of our own, time stands still until the test moves it.
 */
import { createReadStream } from 'node:fs';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  createTikTok as createStandIn,
  type TikTokOptions,
  type TikTokStandIn,
} from '../../../sandbox/tiktok/index.ts';
import type { Prisma, PrismaClient } from '../../../src/core/database/index.ts';
import { type Core, createCore, type Retention } from '../../../src/core/index.ts';
import { createFetcher, createStore, type Store, type VideoSource } from '../../../src/core/media/index.ts';
import type { NewDraft, PostDeps, PostView } from '../../../src/core/posts/index.ts';
import { createCallLimits } from '../../../src/core/rate-limits/index.ts';
import { createCipher } from '../../../src/core/sealing/index.ts';
import { createTikTok, type TikTok } from '../../../src/core/tiktok/index.ts';
import type { Timeouts } from '../../../src/core/tiktok/transport.ts';
import { openTestDatabase } from '../../database.ts';
import { anotherTake } from '../../fixtures/another-take.ts';
import { type Chat, createChat } from '../notices/chat.ts';
import { recordLog } from '../record-log.ts';
import { type Alarms, createAlarms, type Ring } from './alarms.ts';

const publicUrl = 'http://localhost:3001';
const redirectUri = `${publicUrl}/api/social/tiktok/callback`;
export const seconds = 1000;
export const minutes = 60 * seconds;
export const hours = 60 * minutes;

export interface Person {
  readonly id: string;
  readonly workspaceId: string;
  readonly externalId: string;
}

export interface Team {
  readonly workspaceId: string;
  readonly mia: Person;
  readonly handle: string;
  /** Absent until connected. */
  readonly profileId: string;
}

type Drop = Partial<Pick<NewDraft, 'when' | 'caption' | 'profile' | 'settings' | 'way'>> & {
  readonly video?: string;
  /** The same one as another drop: the same bytes. */
  readonly take?: number;
  readonly isLastTry?: boolean;
};

export interface Stage {
  readonly prisma: PrismaClient;
  readonly core: Core;
  /** Another process on the same database. */
  readonly other: Core;
  /** A third one, for which time can stand still while it goes on for everybody else. */
  readonly sleeper: { readonly core: Core; sleep(): void; wake(): void };
  readonly standIn: TikTokStandIn;
  readonly tiktok: TikTok;
  readonly alarms: Alarms;
  readonly chat: Chat;
  readonly clock: { now(): Date; set(at: Date): void; pass(ms: number): void };
  readonly lines: string[];
  /** Every token and upload address that has been in use. */
  readonly secrets: Set<string>;
  readonly store: Store;
  /** Where its videos lie. */
  readonly mediaDir: string;
  /** What the posts of `core` are made of, for other posts and for parts of them. */
  readonly deps: PostDeps;
  newTeam(): Promise<Team>;
  /** Somebody without a profile. */
  newPerson(workspaceId?: string, isAdmin?: boolean): Promise<Person>;
  connect(person: Person, handle: string): Promise<string>;
  /** Another take of it each time, unless one is named. */
  videoFrom(path: string, take?: number): Promise<VideoSource>;
  /** Drops a video: the draft is kept and its video read. */
  drop(person: Person, drop?: Drop): Promise<string>;
  /** The draft alone. */
  draft(person: Person, drop?: Drop): Promise<string>;
  read(postId: string): Promise<PostView>;
  row(postId: string): Promise<PostRow>;
  /** Rings what is due, as often as that sets something new that is due. */
  ring(worker?: Core): Promise<void>;
  /** Lets time pass from alarm to alarm, ringing each at its instant. */
  pass(ms: number): Promise<void>;
  /** The queue loses everything, time passes, and the sweep finds what is due. */
  skip(ms: number): Promise<void>;
  /** Rings one alarm, whatever the time. */
  ringOne(ring: Ring, worker?: Core): Promise<void>;
  /** The kinds of replies that a post has caused, oldest first. */
  told(postId: string): Promise<{ kind: string; data: unknown }[]>;
  /** The videos that this account has on TikTok. */
  videosOf(handle: string): ReturnType<TikTokStandIn['posts']>;
  /** Moves of a post's life, oldest first. */
  moves(postId: string): Promise<string[]>;
  stop(): Promise<void>;
}

type PostRow = Prisma.PostGetPayload<{ include: { attempts: true; media: true } }>;

export interface StageOptions {
  readonly retention?: Retention;
  readonly audited?: boolean;
  readonly undoWindowMs?: number;
  readonly uploadsPerHour?: number;
  readonly maxVideoSeconds?: number;
  readonly callsPerHour?: number;
  readonly tiktok?: Partial<TikTokOptions>;
  /** How long the program waits for TikTok; its usual limits when absent. */
  readonly timeouts?: Partial<Timeouts>;
  /** Wraps the client that the program uses. */
  readonly wrap?: (tiktok: TikTok) => TikTok;
}

const fixtures = fileURLToPath(new URL('../../fixtures/videos/', import.meta.url));

export async function openStage(options: StageOptions = {}): Promise<Stage> {
  let nowMs = Date.UTC(2026, 10, 24, 12);
  let serial = 0;
  const next = () => {
    serial += 1;
    return serial;
  };
  const clock = {
    now: () => new Date(nowMs),
    set: (at: Date) => {
      nowMs = at.getTime();
    },
    pass: (ms: number) => {
      nowMs += ms;
    },
  };
  const { database, stop } = await openTestDatabase();
  const { prisma } = database;
  const standIn = await createStandIn({
    redirectUris: [redirectUri],
    now: clock.now,
    ...options.tiktok,
  });
  const secrets = new Set<string>();
  const plain = createTikTok({
    apiUrl: standIn.env.TIKTOK_API_URL,
    authUrl: standIn.env.TIKTOK_AUTH_URL,
    clientKey: standIn.env.TIKTOK_CLIENT_KEY,
    clientSecret: standIn.env.TIKTOK_CLIENT_SECRET,
    redirectUri,
    uploadHosts: [new URL(standIn.url).host],
    clock,
    ...(options.timeouts && { timeouts: options.timeouts }),
  });
  const tiktok = noteSecrets((options.wrap ?? ((client) => client))(plain), secrets);
  const { lines, log } = recordLog();
  const alarms = createAlarms(clock);
  const chat = createChat();
  const mediaDir = await mkdtemp(join(tmpdir(), 'schedy-media-'));
  const store = createStore(`file:${mediaDir}`);
  const cipher = createCipher([Buffer.alloc(32, 7)]);
  const postOptions = {
    audited: options.audited ?? true,
    lateGraceMs: 60 * minutes,
    undoWindowMs: options.undoWindowMs ?? 10 * seconds,
    uploadsPerHour: options.uploadsPerHour ?? 0,
    ...(options.maxVideoSeconds !== undefined && { maxVideoSeconds: options.maxVideoSeconds }),
  };
  const createWorker = (itsClock: { now(): Date } = clock) =>
    createCore({
      database,
      clock: itsClock,
      log,
      tiktok,
      cipher,
      alarm: alarms,
      options: {
        ...postOptions,
        publicUrl,
        mediaUrl: `file:${mediaDir}`,
        mediaRetentionMs: 7 * 24 * hours,
        callsPerHour: options.callsPerHour ?? 0,
        ...(options.retention && { retention: options.retention }),
      },
    });
  const core = await createWorker();
  const other = await createWorker();
  let asleepSince: Date | null = null;
  const sleeper = {
    core: await createWorker({ now: () => asleepSince ?? clock.now() }),
    sleep: () => {
      asleepSince = clock.now();
    },
    wake: () => {
      asleepSince = null;
    },
  };
  const deps: PostDeps = {
    prisma,
    clock,
    log,
    tiktok,
    cipher,
    store,
    alarm: alarms,
    options: postOptions,
    calls: createCallLimits({ prisma, clock, callsPerHour: options.callsPerHour ?? 0 }),
    profiles: core.profiles,
    fetchVideo: createFetcher(),
  };
  const server = await serveVideos();

  const newPerson: Stage['newPerson'] = async (workspaceId, isAdmin = false) => {
    const serial = next();
    const workspace = workspaceId
      ? { id: workspaceId }
      : await prisma.workspace.create({
          data: {
            platform: 'slack',
            externalId: `T${serial}`,
            name: 'Ramen House',
            createdAt: clock.now(),
          },
        });
    return prisma.member.create({
      data: {
        workspaceId: workspace.id,
        externalId: `U${serial}`,
        displayName: 'mia',
        isAdmin,
        seenAt: clock.now(),
      },
    });
  };

  const connect: Stage['connect'] = async (person, handle) => {
    const link = new URL(await core.profiles.connectLink(person.id));
    const ticket = link.searchParams.get('ticket') ?? '';
    const opened = await core.profiles.openTicket({ ticket, browser: null });
    if (opened.kind !== 'open') throw new Error(`The ticket is ${opened.kind}.`);
    const redirect = new URL(await standIn.consent(opened.authorizeUrl, handle)).searchParams;
    const result = await core.profiles.finishConnect({
      state: redirect.get('state'),
      code: redirect.get('code'),
      error: redirect.get('error'),
      errorType: redirect.get('error_type'),
      browser: opened.browser,
    });
    if (result.kind !== 'connected') throw new Error(`Connecting ended as ${result.kind}.`);
    return result.profileId;
  };

  const draft: Stage['draft'] = async (person, drop = {}) => {
    const serial = next();
    const { workspaceId, id: authorId } = person;
    const channel = `C${serial}`;
    const root = `${serial}.1`;
    const threadId = await core.notices.openThread({ workspaceId, channel, root });
    const { postId } = await core.posts.draft({
      workspaceId,
      authorId,
      threadId,
      timeZone: 'Europe/Berlin',
      sourceKey: `${channel}:${root}:F${serial}`,
      sourceMessage: root,
      fileName: drop.video ?? 'ok.mp4',
      source: { file: `F${serial}` },
      caption: drop.caption ?? 'New ramen drop 🍜 #cooking',
      profile: drop.profile,
      when: drop.when ?? { kind: 'now' },
      settings: drop.settings ?? {},
      way: drop.way,
    });
    return postId;
  };

  // Nobody drops the same video twice by chance: each time it is another take of it.
  let takes = 0;
  const videoFrom: Stage['videoFrom'] = async (path, take = takes++) => ({
    url: `${server.url}/${take}/${encodeURIComponent(path)}`,
    isTrustedHost: ({ host }) => host === new URL(server.url).host,
    headersFor: () => ({}),
    isRefusal: () => false,
    expectedBytes: (await stat(path.startsWith('/') ? path : join(fixtures, path))).size,
  });

  const ringOne: Stage['ringOne'] = async (ring, worker = core) => {
    if (ring.kind === 'publish') await worker.posts.publish(ring.id, ring.scheduleVersion);
    else if (ring.kind === 'poll-outcome') await worker.posts.pollOutcome(ring.id);
    else if (ring.kind === 'drain') await worker.notices.drain(ring.id, chat);
    else if (ring.kind === 'refresh') await worker.profiles.refreshIfDue(ring.id, { dueWithinMs: 0 });
    else if (ring.kind === 'webhook') await worker.webhooks.take(ring.id);
    else await worker.inbox.take(ring.id, async () => {});
  };
  const ring: Stage['ring'] = async (worker) => {
    for (let due = alarms.next(clock.now()); due; due = alarms.next(clock.now())) {
      await ringOne(due, worker);
    }
  };

  return {
    prisma,
    core,
    other,
    sleeper,
    standIn,
    tiktok,
    alarms,
    chat,
    clock,
    lines,
    secrets,
    store,
    mediaDir,
    deps,
    newPerson,
    connect,
    draft,
    videoFrom,
    ring,
    ringOne,
    newTeam: async () => {
      const mia = await newPerson();
      const handle = `brand${next()}`;
      standIn.accounts.add({ handle });
      const profileId = await connect(mia, handle);
      return { workspaceId: mia.workspaceId, mia, handle, profileId };
    },
    drop: async (person, drop = {}) => {
      const postId = await draft(person, drop);
      const source = await videoFrom(drop.video ?? 'ok.mp4', drop.take);
      await core.posts.takeVideo(postId, source, drop.isLastTry ?? false);
      return postId;
    },
    read: async (postId) => {
      const post = await core.posts.read(postId);
      if (!post) throw new Error(`There is no post ${postId}.`);
      return post;
    },
    row: (id) =>
      prisma.post.findUniqueOrThrow({
        where: { id },
        include: { attempts: { orderBy: { number: 'asc' } }, media: true },
      }),
    pass: async (ms) => {
      const until = new Date(clock.now().getTime() + ms);
      for (let due = alarms.next(until); due; due = alarms.next(until)) {
        if (due.at > clock.now()) clock.set(due.at);
        await ringOne(due);
      }
      clock.set(until);
    },
    skip: async (ms) => {
      alarms.lose();
      clock.pass(ms);
      await core.sweep();
      await ring();
    },
    told: async (postId) =>
      prisma.notice.findMany({
        where: { postId },
        orderBy: { sequence: 'asc' },
        select: { kind: true, data: true },
      }),
    videosOf: (handle) => standIn.posts().filter((post) => post.handle === handle),
    moves: async (postId) => {
      const rows = await prisma.history.findMany({ where: { postId }, orderBy: { id: 'asc' } });
      return rows.map(({ move }) => move);
    },
    stop: async () => {
      await server.close();
      await standIn.close();
      await stop();
      await rm(mediaDir, { recursive: true, force: true });
    },
  };
}

/** Serves the fixtures by name and other files by their whole path. */
async function serveVideos(): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    const [, take = '', ...path] = (request.url ?? '/').split('/');
    const name = decodeURIComponent(path.join('/'));
    if (name.startsWith('/')) {
      const file = createReadStream(name);
      file.on('error', () => response.writeHead(404).end());
      file.pipe(response);
      return;
    }
    readFile(join(fixtures, name)).then(
      (bytes) => response.end(anotherTake(bytes, Number(take))),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('No TCP address.');
  return {
    url: `http://127.0.0.1:${address.port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function noteSecrets(tiktok: TikTok, secrets: Set<string>): TikTok {
  const tokens = <T extends { accessToken: string; refreshToken: string }>(pair: T): T => {
    secrets.add(pair.accessToken).add(pair.refreshToken);
    return pair;
  };
  const address = <T extends { uploadUrl: string }>(answer: T): T => {
    secrets.add(answer.uploadUrl);
    secrets.add(new URL(answer.uploadUrl).searchParams.get('upload_token') ?? answer.uploadUrl);
    return answer;
  };
  return {
    ...tiktok,
    exchangeCode: async (input) => tokens(await tiktok.exchangeCode(input)),
    refresh: async (token) => tokens(await tiktok.refresh(token)),
    initDirectPost: async (token, post) => address(await tiktok.initDirectPost(token, post)),
    initInboxUpload: async (token, input) => address(await tiktok.initInboxUpload(token, input)),
  };
}

/** A post whose time has come; nobody has looked at it yet. */
export async function duePost(stage: Stage, person: Person, drop: Pick<Drop, 'video'> = {}) {
  const at = new Date(stage.clock.now().getTime() + hours);
  const postId = await stage.drop(person, { ...drop, when: { kind: 'at', at, note: null } });
  const { scheduleVersion } = await stage.row(postId);
  stage.alarms.lose();
  stage.clock.pass(hours);
  return {
    postId,
    publish: (worker = stage.core) => worker.posts.publish(postId, scheduleVersion),
  };
}
