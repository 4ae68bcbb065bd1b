/** The stylesheet of all pages; their Content-Security-Policy admits this very text. */
export const css = `
:root {
  color-scheme: light dark;
  --ground: #f4f4f6; --sheet: #fff; --ink: #1b1c20; --soft: #5b5e68; --line: #dfe0e5;
  --accent: #0b5fd0; --on-accent: #fff; --note: #fdf5dc; --note-line: #d9a400;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #131418; --sheet: #1d1f25; --ink: #ececf0; --soft: #a7abb7; --line: #343741;
    --accent: #7db4ff; --on-accent: #0c1220; --note: #2c2716; --note-line: #c99a1a;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; min-height: 100vh; padding: clamp(1.25rem, 9vh, 6rem) 1rem 2rem;
  background: var(--ground); color: var(--ink);
  font: 1rem/1.6 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif;
  overflow-wrap: anywhere;
}
header, main { max-width: 30rem; margin: 0 auto; }
header { display: flex; align-items: center; gap: .5rem; padding: 0 .25rem .9rem; font-weight: 650; }
header span { width: .8rem; height: .8rem; border-radius: 50%; border: .22rem solid var(--accent); }
main { background: var(--sheet); border: 1px solid var(--line); border-radius: 1rem; padding: 1.75rem; }
main.long { max-width: 44rem; }
header:has(+ .long) { max-width: 44rem; }
h1 { margin: 0 0 1rem; font-size: 1.5rem; line-height: 1.25; letter-spacing: -.01em; text-wrap: balance; }
h2 { margin: 2rem 0 .5rem; font-size: 1.1rem; }
p, ul { margin: 0 0 1rem; }
ul { padding-left: 1.25rem; }
p:last-child, ul:last-child { margin-bottom: 0; }
a { color: var(--accent); }
.lead { font-size: 1.1rem; }
.small { color: var(--soft); font-size: .9rem; }
.note { padding: .75rem 1rem; border-left: .25rem solid var(--note-line); border-radius: .3rem; background: var(--note); }
.button {
  display: block; margin: 1.5rem 0; padding: .8rem 1.25rem; border-radius: .7rem;
  background: var(--accent); color: var(--on-accent); font-weight: 600; text-align: center;
  text-decoration: none;
}
.button:hover { filter: brightness(1.08); }
:focus-visible { outline: .2rem solid var(--accent); outline-offset: .2rem; }
code { padding: .1em .35em; border-radius: .3em; background: var(--ground); font-size: .92em; }
`;
