export interface FailureToCome {
  promise: Promise<never>;
  reject: (error: unknown) => void;
}

/** A promise for what must not happen; nobody need be listening when it does. */
export function awaitFailure(): FailureToCome {
  let reject: (error: unknown) => void = () => undefined;
  const promise = new Promise<never>((_resolve, rejectIt) => {
    reject = rejectIt;
  });
  promise.catch(() => undefined);
  return { promise, reject };
}
