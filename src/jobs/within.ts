import { Failure } from '../core/index.ts';

/** What the promise says, or the failure `queue_silent` when it says nothing for so long. */
export async function within<T>(limitMs: number, promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<never>((_resolve, reject) => {
    const fail = () => reject(new Failure('queue_silent', { kind: 'retry' }, { limitMs }));
    timer = setTimeout(fail, limitMs);
  });
  try {
    return await Promise.race([promise, silence]);
  } finally {
    clearTimeout(timer);
  }
}

/** Whether the promise resolves in time; a rejection counts as no. */
export const endsWithin = (limitMs: number, promise: Promise<unknown>): Promise<boolean> =>
  within(limitMs, promise).then(
    () => true,
    () => false,
  );
