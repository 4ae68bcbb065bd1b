/** The stylesheet of all pages; their Content-Security-Policy admits this very text. */
export const css = `
:root {
  color-scheme: light dark;
  --ground: #f6f6f8; --sheet: #fff; --ink: #1a1b1f; --soft: #595c66; --line: #e1e2e7;
  --accent: #0b5cd1; --on-accent: #fff; --tint: #eaf1fd; --note: #fdf5dc; --note-line: #c99700; --bad: #b3261e; --good: #136c34;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #121317; --sheet: #1b1d23; --ink: #ededf1; --soft: #a9adb9; --line: #32353f;
    --accent: #82b6ff; --on-accent: #0b1322; --tint: #1d2a40; --note: #2b2615; --note-line: #c99a1a; --bad: #ff9f97; --good: #7fd79c;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body {
  display: flex; flex-direction: column; min-height: 100vh; margin: 0; padding: 0 1.25rem;
  background: var(--ground); color: var(--ink);
  font: 1rem/1.6 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif;
  overflow-wrap: anywhere;
}
body > * { width: 100%; max-width: 32rem; margin: 0 auto; }
body.long > * { max-width: 46rem; }
body.wide > * { max-width: 62rem; }
.top { padding: clamp(1.25rem, 5vh, 3rem) .25rem 1.25rem; }
.brand { display: inline-flex; align-items: center; gap: .55rem; color: inherit; font-weight: 650; text-decoration: none; }
.brand span { width: .85rem; height: .85rem; border-radius: 50%; border: .23rem solid var(--accent); }
main { background: var(--sheet); border: 1px solid var(--line); border-radius: 1.25rem; padding: clamp(1.5rem, 5vw, 2.5rem); }
.wide main { background: none; border: 0; border-radius: 0; padding: clamp(.5rem, 4vh, 2.5rem) .25rem 3rem; }
.bottom { margin-top: auto; padding: 2rem .25rem 2.5rem; color: var(--soft); font-size: .9rem; }
.bottom p { margin: 0; }
.bottom nav { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; margin-top: .35rem; }
h1 { margin: 0 0 1rem; font-size: 1.6rem; line-height: 1.2; letter-spacing: -.015em; text-wrap: balance; }
h2 { margin: 2.25rem 0 .5rem; font-size: 1.1rem; line-height: 1.35; }
p, ul, ol { margin: 0 0 1rem; }
ul { padding-left: 1.25rem; }
p:last-child, ul:last-child { margin-bottom: 0; }
a { color: var(--accent); text-underline-offset: .18em; }
.lead { font-size: 1.125rem; }
.small { color: var(--soft); font-size: .9rem; }
.note { padding: .8rem 1rem; border-left: .25rem solid var(--note-line); border-radius: .4rem; background: var(--note); }
.button, button {
  display: block; width: 100%; margin: 1.75rem 0; padding: .85rem 1.4rem; border: 1px solid var(--accent); border-radius: .8rem;
  background: var(--accent); color: var(--on-accent); font: inherit; font-weight: 600; text-align: center;
  text-decoration: none; cursor: pointer;
}
.button:hover, button:hover { filter: brightness(1.08); }
.quiet { background: none; border-color: var(--line); color: var(--ink); }
:focus-visible { outline: .2rem solid var(--accent); outline-offset: .2rem; }
code { padding: .1em .38em; border-radius: .35em; background: var(--ground); font-size: .92em; }
.run code { background: var(--sheet); }

.drop {
  display: grid; grid-template-columns: minmax(0, 1fr); gap: .25rem; position: relative; margin: 1.5rem 0; padding: 2rem 1.25rem; border: .12rem dashed var(--line); border-radius: 1rem;
  text-align: center; cursor: pointer;
}
.drop:hover, .drop:focus-within, .drop.over { border-color: var(--accent); background: var(--tint); }
.drop b { color: var(--accent); }
.drop span { color: var(--soft); font-size: .9rem; }
.drop input { position: absolute; inset: 0; width: 100%; opacity: 0; cursor: pointer; }
.uploads { display: grid; grid-template-columns: minmax(0, 1fr); gap: 1rem; margin: 0 0 1.5rem; padding: 0; list-style: none; }
.upload { padding: 1.25rem; border: 1px solid var(--line); border-radius: 1rem; }
.upload .name { margin: 0 0 .75rem; font-weight: 600; }
.upload label { display: block; margin: 0 0 .75rem; }
.upload label span { display: block; color: var(--soft); font-size: .85rem; }
.upload input, .upload textarea {
  width: 100%; padding: .55rem .7rem; border: 1px solid var(--line); border-radius: .6rem; background: var(--ground);
  color: var(--ink); font: inherit; resize: vertical;
}
.upload [readonly] { border-color: transparent; resize: none; }
.upload ::placeholder { color: var(--soft); opacity: 1; }
progress { display: block; width: 100%; height: .55rem; margin: .25rem 0 .6rem; accent-color: var(--accent); }
.status { margin: 0; min-height: 1.4em; }
.status.bad { color: var(--bad); }
.status.good { color: var(--good); }
.act { display: flex; gap: .6rem; margin: .6rem 0 0; }
.act button { width: auto; margin: 0; padding: .4rem 1rem; border-radius: .6rem; font-size: .9rem; }
button.link {
  display: inline; width: auto; margin: 0; padding: 0; border: 0; background: none; color: var(--accent); font-weight: 400;
  text-decoration: underline; text-underline-offset: .18em;
}
[hidden] { display: none !important; }

.hero { display: grid; gap: 2.5rem; align-items: center; }
.hero h1 { font-size: clamp(2rem, 6vw, 2.9rem); letter-spacing: -.025em; line-height: 1.1; }
.hero .lead { max-width: 34rem; font-size: 1.2rem; color: var(--soft); }
.add { display: flex; flex-wrap: wrap; gap: .75rem; margin: 1.75rem 0 0; }
.add .button { width: auto; margin: 0; }
.chat { display: grid; gap: 1rem; padding: 1.5rem; border: 1px solid var(--line); border-radius: 1.25rem; background: var(--sheet); }
.chat p { margin: 0; }
.chat .who { font-weight: 650; }
.chat .file, .chat .card { margin-top: .5rem; padding: .75rem 1rem; border: 1px solid var(--line); border-radius: .8rem; }
.chat .file { display: inline-block; color: var(--soft); font-size: .9rem; }
.chat .card { border-left: .25rem solid var(--accent); }
.steps { display: grid; gap: 1rem; margin: 3.5rem 0 0; padding: 0; list-style: none; }
.steps li { padding: 1.5rem; border: 1px solid var(--line); border-radius: 1.25rem; background: var(--sheet); }
.steps h2 { margin: 0 0 .35rem; }
.steps p { color: var(--soft); }
.run { margin-top: 3rem; padding: 1.5rem; border-radius: 1.25rem; background: var(--tint); }
.run ul { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; padding: 0; list-style: none; }
@media (min-width: 52rem) {
  .hero { grid-template-columns: 1.1fr 1fr; }
  .steps { grid-template-columns: repeat(3, 1fr); }
}
`;
