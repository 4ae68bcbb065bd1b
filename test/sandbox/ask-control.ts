/** Asks the control routes of a stand-in, as another process does. */
export const askControl =
  ({ url }: { readonly url: string }) =>
  async (method: string, path: string, body?: object | FormData) => {
    const isForm = body instanceof FormData;
    const response = await fetch(`${url}/_sandbox/${path}`, {
      method,
      ...(body ? { body: isForm ? body : JSON.stringify(body) } : {}),
    });
    return { status: response.status, answer: JSON.parse(await response.text()) };
  };
