/** Waiting no longer than a while. What is waited for goes on; only the waiting ends. */

/** What the promise gives or throws; when it says nothing for `limitMs`, throws what `late` makes. */
export async function within<T>(limitMs: number, promise: Promise<T>, late: () => Error): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(late()), limitMs);
  });
  try {
    return await Promise.race([promise, silence]);
  } finally {
    clearTimeout(timer);
  }
}

/** Whether the promise resolves within `limitMs`; a rejection counts as no. */
export const endsWithin = (limitMs: number, promise: Promise<unknown>): Promise<boolean> =>
  within(limitMs, promise, () => new Error('late')).then(
    () => true,
    () => false,
  );
