/** What a person does in a window, handed to the stand-in as that person. */
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { discordChat } from '../chats/discord-chat.ts';
import type { View } from '../slack/workspace/records.ts';
import { handles, people, troubles, type World } from './world.ts';

const names = people.map(({ name }) => name);
const chat = z.enum(['slack', 'discord']);
const base = { who: z.enum(names), chat };
const place = { channel: z.string(), id: z.string() };
const loose = z.record(z.string(), z.unknown());

export const act = z.discriminatedUnion('do', [
  z.object({ do: z.literal('say'), ...base, channel: z.string(), text: z.string(), thread: z.string().optional() }),
  z.object({ do: z.literal('edit'), ...base, ...place, text: z.string() }),
  z.object({ do: z.literal('delete'), ...base, ...place }),
  z.object({ do: z.literal('command'), ...base, channel: z.string(), text: z.string() }),
  z.object({ do: z.literal('menu'), ...base, ...place }),
  z.object({ do: z.literal('press'), ...base, ...place, which: z.string(), input: z.unknown().optional() }),
  z.object({
    do: z.literal('press-view'),
    ...base,
    id: z.string(),
    which: z.string(),
    input: z.unknown().optional(),
    /** What stands in the fields of the form at this moment. */
    values: loose.optional(),
  }),
  z.object({ do: z.literal('submit'), ...base, id: z.string(), values: loose }),
  z.object({ do: z.literal('close'), ...base, id: z.string() }),
  z.object({ do: z.literal('home'), ...base }),
  z.object({
    do: z.literal('forward'),
    minutes: z
      .number()
      .int()
      .min(1)
      .max(60 * 24 * 30),
  }),
  z.object({ do: z.literal('trouble'), name: z.enum(troubles), on: z.boolean() }),
  z.object({ do: z.literal('post-draft'), publishId: z.string(), caption: z.string().max(2200).default('') }),
]);
export type Act = z.infer<typeof act>;

export interface Done {
  /** Shown to the person when it did not work. */
  readonly error?: string | undefined;
  /** Where a button leads. */
  readonly url?: string | undefined;
  /** By field of a form. */
  readonly errors?: Readonly<Record<string, string>> | undefined;
}

type Of<Name extends Act['do']> = Extract<Act, { do: Name }>;
const done: Done = {};

/** What of an answer concerns the person; the rest is the stand-in's. */
function told(outcome: object): Done {
  const { error, url, errors }: Done = outcome;
  return { error, url, errors };
}

const callback = 'post_to_tiktok';

export async function perform(world: World, doing: Act): Promise<Done> {
  switch (doing.do) {
    case 'forward':
      world.clock.forward(doing.minutes * 60_000);
      return done;
    case 'trouble':
      return makeTrouble(world, doing);
    case 'post-draft':
      world.tiktok.postDraft(doing.publishId);
      if (doing.caption !== '') world.draftCaptions.set(doing.publishId, doing.caption);
      return done;
    default:
      return doing.chat === 'slack' ? onSlack(world, doing) : onDiscord(world, doing);
  }
}

type InChat = Extract<Act, { chat: string }>;

async function onSlack({ slack }: World, doing: InChat): Promise<Done> {
  const person = slack.as(doing.who);
  switch (doing.do) {
    case 'say':
      await person.say({ channel: doing.channel, text: doing.text, ...(doing.thread && { threadTs: doing.thread }) });
      return done;
    case 'edit':
      await person.edit({ channel: doing.channel, ts: doing.id }, doing.text);
      return done;
    case 'delete':
      await person.delete({ channel: doing.channel, ts: doing.id });
      return done;
    case 'command':
      return told(await person.command('/schedy', doing.text, doing.channel));
    case 'menu':
      return told(await person.messageShortcut(callback, doing.channel, doing.id));
    case 'press': {
      const target = { channel: doing.channel, ts: doing.id };
      return told(
        await ('input' in doing ? person.choose(target, doing.which, doing.input) : person.click(target, doing.which)),
      );
    }
    case 'press-view': {
      const target = { viewId: doing.id };
      if (doing.values) person.fill(doing.id, stillThere(slack.modal(doing.who), doing.values));
      return told(
        await ('input' in doing ? person.choose(target, doing.which, doing.input) : person.click(target, doing.which)),
      );
    }
    case 'submit':
      return told(await person.submit(doing.id, doing.values));
    case 'close':
      await person.closeView(doing.id);
      return done;
    case 'home':
      await person.openHome();
      return done;
  }
}

/** A form can be drawn again, without some of its fields, while a choice is on its way here. */
function stillThere(view: View | undefined, values: Of<'submit'>['values']): Of<'submit'>['values'] {
  const there = new Set(view?.content.blocks.map(({ block_id }) => block_id));
  return Object.fromEntries(Object.entries(values).filter(([name]) => there.has(name)));
}

async function onDiscord({ discord, clock }: World, doing: InChat): Promise<Done> {
  const person = discord.as(doing.who);
  switch (doing.do) {
    case 'say':
      await person.say({ text: doing.text, channel: doing.channel, ...(doing.thread && { threadOf: doing.thread }) });
      return done;
    case 'edit':
      await person.edit({ channel: doing.channel, id: doing.id }, doing.text);
      return done;
    case 'delete':
      await person.delete({ channel: doing.channel, id: doing.id });
      return done;
    case 'command': {
      const channelName = discord.channels.get(doing.channel).name;
      await discordChat(discord, { channelName, now: () => clock.now() }).command(doing.who, doing.text || 'help');
      return done;
    }
    case 'menu':
      return told(await person.messageCommand('Post to TikTok', { channel: doing.channel, id: doing.id }));
    case 'press': {
      const at = { channel: doing.channel, id: doing.id };
      return told(
        await ('input' in doing ? person.choose(at, doing.which, doing.input) : person.click(at, doing.which)),
      );
    }
    case 'submit':
      return told(await person.submit(doing.values));
    case 'close':
      person.dismiss();
      return done;
    case 'press-view':
    case 'home':
      return { error: 'Discord has no such thing.' };
  }
}

const downMs = 3000;

async function makeTrouble(world: World, { name, on }: Of<'trouble'>): Promise<Done> {
  const { tiktok, program, disk } = world;
  if (on) world.troubles.add(name);
  else world.troubles.delete(name);
  switch (name) {
    case 'tiktok':
      tiktok.faults.reset();
      if (on)
        tiktok.faults.plan({
          path: /^\/v2\//,
          times: Number.POSITIVE_INFINITY,
          action: { kind: 'answer', status: 503 },
        });
      return done;
    case 'token':
      for (const handle of handles) if (tiktok.accounts.get(handle)) tiktok.accounts.revoke(handle);
      return done;
    case 'kill':
      await program.kill();
      await pause(downMs);
      await program.start();
      return done;
    case 'disk':
      await (on ? disk.fill('told') : disk.makeRoom());
      return done;
  }
}
