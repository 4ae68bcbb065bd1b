/**
 * Both platforms give a command or a click 3 s and never send it again. So it is acknowledged once its work
 * is committed or, when that takes long, just before their patience ends.
 */
import { endsWithin } from '../../../core/index.ts';
import { inPlainWords, type Message, writtenIn } from '../view/index.ts';

/** How one command or click is answered; all of it is seen by the asker alone. */
export interface Responder {
  readonly ackWithinMs: number;
  /** Within the platform's 3 s; null: the answer comes later, or there is none. */
  acknowledge(answer: Message | null): Promise<void>;
  /** After the acknowledgement. */
  respond(answer: Message): Promise<void>;
}

const apology: Message = {
  lines: [['That did not work just now. Please try again in a minute.']],
};

/** The same to whoever has filled in a form: where it cannot stay open, what they wrote is there to copy. */
export function apologyFor(values: Readonly<Record<string, string>>): Message {
  const written = writtenIn(values);
  return { ...apology, ...(written !== '' && { copy: written }) };
}

/**
 * Nobody is left without a word: a failure is apologised for, and an answer that the platform refuses to draw is said in
 * plain words, because what it tells of has happened. Both are thrown on to be logged. `sorryFor`: null for what the usual apology is enough of.
 */
export async function answerInTime(
  work: Promise<Message | null>,
  responder: Responder,
  sorryFor: (error: unknown) => Message | null = () => null,
): Promise<void> {
  const answer = work.catch((error: unknown) => sorryFor(error) ?? apology);
  if (await endsWithin(responder.ackWithinMs, answer)) await say(await answer, responder.acknowledge);
  else {
    await responder.acknowledge(null);
    const late = await answer;
    if (late) await sayLater(late, responder);
  }
  await work;
}

/** A question changes nothing: there is no commit to wait for, and a burst of them is acknowledged at once. */
export async function acknowledgeFirst(ask: () => Promise<Message>, responder: Responder): Promise<void> {
  await responder.acknowledge(null);
  const work = ask();
  await sayLater(await work.catch(() => apology), responder);
  await work;
}

async function say(answer: Message | null, deliver: Responder['acknowledge']): Promise<void> {
  try {
    await deliver(answer);
  } catch (error) {
    // A nod holds nothing that could be refused, and what is out of reach stays so.
    if (answer !== null) await sayOtherwise(answer, deliver);
    throw error;
  }
}

/** A form that did not open has changed nothing. */
async function sayOtherwise(answer: Message, deliver: Responder['acknowledge']): Promise<void> {
  const apologise = () => deliver(apology).catch(() => undefined);
  if (answer.form) await apologise();
  else await deliver(inPlainWords(answer)).catch(apologise);
}

const sayLater = (answer: Message, { respond }: Responder): Promise<void> =>
  say(answer, async (message) => {
    if (message) await respond(message);
  });
