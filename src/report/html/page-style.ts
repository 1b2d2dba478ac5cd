/** The page's style: one column of reading width, tables that may be wider, light and dark by the reader's choice. */
export const pageStyle = `
:root {
  color-scheme: light dark;
  --paper: #fbfbfd; --card: #ffffff; --ink: #1b1d26; --quiet: #5b6072; --line: #e2e4ec; --accent: #3b4cca;
  --code: #eef0f7; --breaking: #b3261e; --notable: #8a5a00; --info: #2f5d8a; --focus: #3b4cca;
  --breaking-soft: #fdecea; --notable-soft: #fdf3e0; --info-soft: #e8f1fa; --came: #1b6437; --came-soft: #e4f4e9;
  --line-1: #3b4cca; --line-2: #c2410c; --line-3: #0f766e; --line-4: #a21caf; --line-5: #57534e;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #12131a; --card: #1a1c26; --ink: #e9eaf2; --quiet: #a4a9bd; --line: #2d3040; --accent: #a5b4ff;
    --code: #262938; --breaking: #ffb4ab; --notable: #f4c676; --info: #9fcaf5; --focus: #a5b4ff;
    --breaking-soft: #3a1d1c; --notable-soft: #35290f; --info-soft: #152a3f; --came: #8fdcab; --came-soft: #14301f;
    --line-1: #a5b4ff; --line-2: #fdba74; --line-3: #5eead4; --line-4: #f0abfc; --line-5: #d6d3d1;
  }
}
* { box-sizing: border-box; }
html { scroll-behavior: smooth; }
@media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
body {
  margin: 0; background: var(--paper); color: var(--ink);
  font: 16px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
}
header, main { max-width: 84rem; margin: 0 auto; padding: 0 1.5rem; }
header { padding-top: 2.5rem; }
.site { margin: 0; color: var(--quiet); font-weight: 600; overflow-wrap: anywhere; }
h1 { margin: 0 0 .25rem; font-size: 2.25rem; line-height: 1.15; letter-spacing: -.02em; }
h2 { margin: 0 0 .75rem; font-size: 1.4rem; letter-spacing: -.01em; }
h3 { margin: 1.75rem 0 .5rem; font-size: 1.05rem; }
h4 { margin: 1.1rem 0 .35rem; font-size: .95rem; color: var(--quiet); }
a { color: var(--accent); text-underline-offset: .15em; }
code { font: .92em/1.4 ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; background: var(--code); padding: .1em .35em; border-radius: .3em; overflow-wrap: anywhere; }
:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; border-radius: .25rem; }
.skip { position: absolute; left: -100vw; }
.skip:focus { left: 1rem; top: 1rem; background: var(--card); padding: .5rem 1rem; z-index: 2; }
.quiet, caption, figcaption { color: var(--quiet); font-size: .9rem; }
.facts { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; margin: 0 0 1rem; color: var(--quiet); }
.stale { color: var(--breaking); font-weight: 600; }
nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; margin: 0; padding: .75rem 0; list-style: none; border-block: 1px solid var(--line); }
section { margin: 1.5rem 0; padding: 1.5rem; background: var(--card); border: 1px solid var(--line); border-radius: .9rem; }
.lead { margin: 0; font-size: 1.2rem; font-weight: 600; text-wrap: balance; }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)); gap: .75rem; margin: 1rem 0 0; }
.tile { padding: .75rem 1rem; border-radius: .7rem; background: var(--code); }
.tile dt { font-size: .85rem; }
.tile dd { margin: 0; font-size: 1.8rem; font-weight: 650; line-height: 1.2; font-variant-numeric: tabular-nums; }
.tile.breaking { background: var(--breaking-soft); color: var(--breaking); }
.tile.notable { background: var(--notable-soft); color: var(--notable); }
.tile.info { background: var(--info-soft); color: var(--info); }
.severity { padding-top: 1rem; border-top: 1px solid var(--line); }
.severity.breaking { color: var(--breaking); }
.severity.notable { color: var(--notable); }
.severity.info { color: var(--info); }
.count { font-weight: 400; }
ins { background: var(--came-soft); color: var(--came); text-decoration: underline; text-underline-offset: .15em; }
del { background: var(--breaking-soft); color: var(--breaking); }
ul { margin: .25rem 0; padding-left: 1.25rem; }
.changes { padding-left: 0; list-style: none; }
.changes > li { padding: .3rem 0; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
.changes > li:last-child { border-bottom: 0; }
[hidden] { display: none !important; }
.scroll { overflow-x: auto; }
.hint { margin: 0 0 .35rem; font-size: .85rem; }
@media (min-width: 60.01rem) { .hint { display: none; } }
.tall { max-height: 80vh; overflow: auto; border: 1px solid var(--line); border-radius: .6rem; }
table { border-collapse: collapse; font-size: .92rem; }
caption { text-align: left; padding: .4rem .75rem; }
th, td { padding: .4rem .7rem; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); }
th { font-weight: 600; }
th code, td code { white-space: nowrap; }
.wide { min-width: 9rem; }
.number, .n { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
.tall table { width: 100%; font-size: .86rem; }
.tall th, .tall td { padding: .4rem .55rem; }
.numbers td:nth-child(2) { white-space: nowrap; }
.numbers .number { white-space: normal; }
.place { white-space: nowrap; }
.rule { font-size: .8rem; overflow-wrap: anywhere; }
.tall thead th { position: sticky; top: 0; z-index: 1; background: var(--card); white-space: nowrap; box-shadow: inset 0 -1px var(--line); }
.tall thead th:first-child { left: 0; z-index: 2; }
.tall tbody th { font-weight: 400; position: sticky; left: 0; background: var(--card); }
.tall tbody tr:hover > * { background: var(--code); }
.tall tbody tr:hover code { background: none; }
th button { font: inherit; color: inherit; background: none; border: 0; padding: 0; cursor: pointer; }
th button::after { content: "\\2195" / ""; margin-left: .35em; color: var(--quiet); font-weight: 400; }
th[aria-sort=ascending] button::after { content: "\\2191" / ""; color: var(--accent); }
th[aria-sort=descending] button::after { content: "\\2193" / ""; color: var(--accent); }
.line { display: block; color: var(--quiet); font-size: .88rem; white-space: nowrap; }
.badge { display: inline-block; padding: 0 .55em; border-radius: 1em; background: var(--notable-soft); color: var(--notable); font-size: .82rem; font-weight: 600; }
form { display: flex; flex-wrap: wrap; gap: .75rem; align-items: end; margin-bottom: .75rem; }
form label { display: grid; gap: .2rem; font-size: .85rem; color: var(--quiet); }
form .wide { flex: 1 1 14rem; }
input, select, form > button, p > button { font: inherit; font-size: .95rem; color: var(--ink); background: var(--card); border: 1px solid var(--quiet); border-radius: .45rem; padding: .4rem .6rem; min-height: 2.4rem; }
input[type=number] { width: 9.5rem; }
form > button, p > button { cursor: pointer; }
fieldset { flex-basis: 100%; display: flex; flex-wrap: wrap; gap: .4rem; margin: 0; padding: 0; border: 0; }
legend { padding: 0; margin-bottom: .2rem; font-size: .85rem; color: var(--quiet); }
.chip { display: inline-flex; align-items: center; gap: .4rem; padding: .2rem .7rem; border: 1px solid var(--line); border-radius: 1em; color: var(--ink); }
.chip input { min-height: 0; margin: 0; accent-color: var(--accent); }
.chip:has(:checked) { border-color: var(--accent); background: var(--info-soft); }
details { border-bottom: 1px solid var(--line); }
summary { padding: .6rem 0; cursor: pointer; overflow-wrap: anywhere; }
details > :not(summary) { margin-bottom: 1rem; }
.baseline { margin: 0; padding: .6rem 0; }
time { font-variant-numeric: tabular-nums; white-space: nowrap; }
#log summary time, .baseline time { font-weight: 600; margin-right: .5rem; }
figure { flex: 1 1 30rem; margin: 0; min-width: 0; max-width: 48rem; overflow-x: auto; }
svg { display: block; width: 100%; min-width: 34rem; height: auto; }
.pair { display: flex; flex-wrap: wrap; gap: 1rem 2rem; align-items: flex-start; }
svg text { font: 12px system-ui, sans-serif; fill: var(--quiet); }
.grid { stroke: var(--line); }
.series path { fill: none; stroke-width: 2; }
g.line-1 { stroke: var(--line-1); fill: var(--line-1); }
g.line-2 { stroke: var(--line-2); fill: var(--line-2); } g.line-2 path { stroke-dasharray: 7 3; }
g.line-3 { stroke: var(--line-3); fill: var(--line-3); } g.line-3 path { stroke-dasharray: 2 3; }
g.line-4 { stroke: var(--line-4); fill: var(--line-4); } g.line-4 path { stroke-dasharray: 9 3 2 3; }
g.line-5 { stroke: var(--line-5); fill: var(--line-5); } g.line-5 path { stroke-dasharray: 4 4; }
svg .name { font-weight: 600; }
svg .name.line-1 { fill: var(--line-1); } svg .name.line-2 { fill: var(--line-2); } svg .name.line-3 { fill: var(--line-3); }
svg .name.line-4 { fill: var(--line-4); } svg .name.line-5 { fill: var(--line-5); }
@media (max-width: 40rem) {
  header, main { padding: 0 .75rem; }
  header { padding-top: 1.25rem; }
  section { padding: 1rem; }
  h1 { font-size: 1.75rem; }
  th, td { padding: .35rem .3rem; font-size: .85rem; }
  th code, td code, .number { white-space: normal; }
  .scroll .number { white-space: nowrap; }
  .scroll td:first-child { min-width: 6.5rem; }
  /* A chart that is wider than the screen begins at its newest end. */
  figure { direction: rtl; }
  figure > * { direction: ltr; text-align: left; }
  .tall tbody th { max-width: 10rem; }
}
@media print {
  nav, form, .skip, .hint, th button::after { display: none; }
  .tall, .scroll { max-height: none; overflow: visible; }
  .tall thead th, .tall tbody th { position: static; }
  section { border: 0; }
  figure, .history, tr, li { break-inside: avoid; }
  h2, h3, h4, summary { break-after: avoid; }
  svg { min-width: 0; }
  details::details-content { content-visibility: visible; block-size: auto; }
}
`;
