import type { ControlBody } from '../../http/control-body.ts';
import type { CommandOptions } from '../people/command-options.ts';
import { isObject } from '../state/records.ts';

/** The body of a control request; who sends it is trusted to send the right shapes. */
export type Body = ControlBody;

export const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Only what was given, because absent and empty mean different things. */
export const given = <K extends string>(body: Body, ...names: K[]): Partial<Record<K, string>> =>
  Object.fromEntries(
    names.filter((name) => body[name] !== undefined).map((name) => [name, text(body[name])]),
  ) as Partial<Record<K, string>>;

export const placeOf = (body: Body) => ({ channel: text(body.channel), id: text(body.id) });

export const sayingOf = (body: Body) => ({
  ...given(body, 'channel', 'threadOf', 'replyTo'),
  ...(body.ping === false ? { ping: false } : {}),
  text: text(body.text),
});

/** An option that is an object is a file; multipart files fill the option named `file`. */
export const optionsOf = (body: Body): CommandOptions => {
  const options = isObject(body.options) ? (body.options as CommandOptions) : {};
  const [file] = body.files ?? [];
  return file && typeof body.fileOption === 'string' ? { ...options, [body.fileOption]: file } : options;
};
