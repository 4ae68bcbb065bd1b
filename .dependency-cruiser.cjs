/** Who may import whom. docs/architecture.md draws the same picture; this file keeps it true. */

/** Files under `from` may reach, inside this repository, only what `allowed` names. */
const reachesOnly = (name, comment, from, allowed) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { path: '^(src|sandbox|test|bench)/', pathNot: allowed },
});

/** The rooms inside a room of core: each reaches the ones that it names, and the files `beside` them all. */
const stacked = (house, rooms, beside) =>
  Object.entries(rooms).map(([room, below]) => ({
    name: `${house}-${room}-reaches-down`,
    severity: 'error',
    from: { path: `^src/core/${house}/${room}/` },
    to: {
      path: `^src/core/${house}/`,
      pathNot: [room, ...below, ...beside].map((one) => `^src/core/${house}/${one.replace('.', '\\.')}(/|$)`),
    },
  }));

/** A vendor package may be imported from one room only. */
const livesIn = (vendor, packages, room) => ({
  name: `${vendor}-lives-in-its-room`,
  severity: 'error',
  from: { path: '^src/', pathNot: room },
  to: { path: `node_modules/(${packages})/` },
});

module.exports = {
  forbidden: [
    reachesOnly('core-stands-alone', 'core knows no bot, queue or server', '^src/core/', ['^src/core/']),
    reachesOnly('bots-reach-core', 'a bot never reaches jobs, web or the other bot', '^src/bots/([^/]+)/', [
      '^src/core/',
      '^src/bots/(desk|chat)/',
      '^src/bots/$1/',
    ]),
    reachesOnly('jobs-reach-core', 'jobs never reach a bot', '^src/jobs/', ['^src/core/', '^src/jobs/']),
    reachesOnly('web-reaches-core', 'web never reaches a bot or a queue', '^src/web/', ['^src/core/', '^src/web/']),
    reachesOnly('sandbox-shares-nothing', 'a stand-in must not inherit our mistakes', '^sandbox/', [
      '^sandbox/',
      '^test/fixtures/',
    ]),
    {
      name: 'enter-by-the-index',
      comment: 'a core module is entered by its index.ts only',
      severity: 'error',
      from: { path: '^src/(?!core/)' },
      to: { path: '^src/core/[^/]+/', pathNot: '^src/core/[^/]+/index\\.ts$' },
    },
    {
      name: 'core-neighbours-use-the-index',
      severity: 'error',
      from: { path: '^src/core/([^/]+)/' },
      to: { path: '^src/core/[^/]+/', pathNot: ['^src/core/$1/', '^src/core/[^/]+/index\\.ts$'] },
    },
    // The rooms of a post's life: who stands above whom. What all of them share lies beside them in posts/.
    ...Object.entries({
      lifecycle: [],
      'posting-limits': ['lifecycle'],
      approving: ['posting-limits', 'lifecycle'],
      drafting: ['approving', 'posting-limits', 'lifecycle'],
      outcome: ['posting-limits', 'lifecycle'],
      publishing: ['outcome', 'approving', 'drafting', 'posting-limits', 'lifecycle'],
      changing: ['approving', 'drafting', 'posting-limits', 'lifecycle'],
      planning: ['changing', 'approving', 'drafting', 'posting-limits', 'lifecycle'],
    }).map(([room, below]) => ({
      name: `posts-${room}-reaches-down`,
      severity: 'error',
      from: { path: `^src/core/posts/${room}/` },
      to: {
        path: '^src/core/posts/[^/]+/',
        pathNot: [`^src/core/posts/${room}/`, ...below.map((one) => `^src/core/posts/${one}/index\\.ts$`)],
      },
    })),
    // From words to instants: who stands above whom. Phrases and readings, which all share, lie beside them, and so
    // does what puts the rooms together (read-time, find-time), of which only a rhythm knows: it is read by that finder.
    ...stacked(
      'schedules',
      {
        calendar: [],
        words: [],
        zones: ['calendar'],
        read: ['words', 'zones'],
        instants: ['calendar', 'zones'],
        rhythm: ['instants', 'calendar', 'zones', 'find-time.ts'],
      },
      ['phrase.ts', 'time-reading.ts'],
    ),
    // An account and its login. A connection stores the login that it ends in.
    ...stacked('profiles', { logins: [], connecting: ['logins'] }, [
      'deps.ts',
      'announce-changes.ts',
      'creator-info.ts',
      'settings.ts',
      'tiktok-account.ts',
    ]),
    // From a message to what it asks for: who stands above whom. What can be asked for lies beside them.
    ...stacked(
      'understanding',
      {
        languages: [],
        words: ['languages'],
        instruction: ['words', 'languages'],
        doubts: ['instruction', 'words', 'languages'],
        replies: ['instruction', 'words', 'languages', 'talk.ts'],
        fields: ['replies', 'doubts', 'instruction', 'words', 'languages'],
      },
      ['request.ts'],
    ),
    {
      name: 'posts-rooms-are-entered-by-their-index',
      severity: 'error',
      from: { path: '^src/core/posts/[^/]+\\.ts$' },
      to: { path: '^src/core/posts/[^/]+/', pathNot: '^src/core/posts/[^/]+/index\\.ts$' },
    },
    {
      name: 'desk-rooms-are-entered-by-their-index',
      comment: 'one way into receive, commands, buttons, forms and view; the bots enter by the desk’s own index',
      severity: 'error',
      from: { path: '^src/bots/desk/([^/]+)' },
      to: { path: '^src/bots/desk/[^/]+/', pathNot: ['^src/bots/desk/$1/', '^src/bots/desk/[^/]+/index\\.ts$'] },
    },
    {
      name: 'the-desk-knows-neither-bot',
      comment: 'what the two bots share is theirs: the desk speaks in messages that either draws',
      severity: 'error',
      from: { path: '^src/bots/desk/' },
      to: { path: '^src/bots/', pathNot: '^src/bots/desk/' },
    },
    {
      name: 'the-desk-is-entered-by-its-index',
      severity: 'error',
      from: { path: '^src/(?!bots/desk/)' },
      to: { path: '^src/bots/desk/', pathNot: '^src/bots/desk/index\\.ts$' },
    },
    livesIn('slack', '@slack|undici', '^src/bots/slack/'),
    livesIn('discord', 'discord\\.js|@discordjs|discord-api-types', '^src/bots/discord/'),
    livesIn('resvg', '@resvg|dejavu-fonts-ttf', '^src/bots/desk/calendar/'),
    livesIn('bullmq', 'bullmq|ioredis', '^src/jobs/'),
    livesIn('hono', 'hono|@hono', '^src/web/'),
    livesIn('tus', '@tus', '^src/web/'),
    livesIn('database', '@prisma|pg|@electric-sql|pglite-prisma-adapter', '^src/core/database/'),
    livesIn('s3', '@aws-sdk|@smithy', '^src/core/media/'),
    livesIn('got', 'got', '^src/core/(tiktok|media)/'),
    livesIn('lossless-json', 'lossless-json', '^src/core/tiktok/'),
    livesIn('time', 'chrono-node|luxon', '^src/core/schedules/'),
    livesIn('terminal', '@clack', '^src/setup/'),
    livesIn('prom-client', 'prom-client', '^src/metrics/'),
    livesIn('pino', 'pino|pino-pretty', '^src/log\\.ts$'),
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-orphans',
      severity: 'error',
      from: { orphan: true, path: '^src/', pathNot: '^src/(main\\.ts$|web/page/)' },
      to: {},
    },
    {
      name: 'src-imports-no-tests',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(test|sandbox|bench)/' },
    },
    {
      name: 'no-dev-dependency-in-src',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-dev'] },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    // Written by Prisma, not by us.
    exclude: { path: '^src/core/database/generated/' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
