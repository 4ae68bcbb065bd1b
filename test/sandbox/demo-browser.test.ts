import { createServer, type RequestListener } from 'node:http';
import { expect, it, onTestFinished } from 'vitest';
import { createBrowser } from '../../sandbox/browser.ts';

async function startSite(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
}

it('keeps a cookie for its site and path, also across a redirect', async () => {
  const heard: string[] = [];
  const site = await startSite((request, response) => {
    heard.push(`${request.url} ${request.headers.cookie ?? '-'}`);
    if (request.url !== '/login') return response.end('<h1>Hello</h1>');
    const headers = { 'set-cookie': 'visit=a=b; Path=/inside; HttpOnly', location: '/inside' };
    return response.writeHead(302, headers).end();
  });
  const browser = createBrowser();

  const page = await browser.open(`${site}/login`);
  await browser.open(`${site}/outside`);

  expect(page.url).toBe(`${site}/inside`);
  expect(heard).toEqual(['/login -', '/inside visit=a=b', '/outside -']);
  expect(browser.cookieValues()).toEqual(['a=b']);
});

it('follows the link with the words, and reads the page as a person would', async () => {
  const site = await startSite((request, response) => {
    const page =
      request.url === '/'
        ? '<body><h1>Tea &amp; noodles</h1><a href="/x">No</a> <a href="/y?a=1&amp;b=2"><b>Go</b> on</a></body>'
        : `<body><h1>Here</h1><p>You <code>asked</code> for</p><p>${request.url?.replaceAll('&', '&amp;')}</p></body>`;
    response.end(page);
  });
  const browser = createBrowser();

  const first = await browser.open(`${site}/`);
  const second = await browser.follow('Go on');

  expect(first.heading).toBe('Tea & noodles');
  expect(second).toMatchObject({ heading: 'Here', text: 'You asked for\n/y?a=1&b=2' });
  expect(() => browser.addressOf('Nowhere')).toThrow('"Here" has no link called "Nowhere"');
});
