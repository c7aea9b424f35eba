// What every element shares: type, controls, focus. Constructed sheets, so no inline style is needed.
import { css } from 'lit';

export const common = css`
  :host { display: block; }
  :host([hidden]), [hidden] { display: none !important; }
  *, *::before, *::after { box-sizing: border-box; }
  h1, h2, h3, p, dl, dd, ul, ol, figure, fieldset, legend { margin: 0; padding: 0; }
  fieldset { border: 0; min-width: 0; }
  ul, ol { list-style: none; }
  h1 { font-size: clamp(22px, 2.6vw, 30px); line-height: 1.2; font-weight: 650; letter-spacing: -.015em; overflow-wrap: anywhere; }
  h1:focus { outline: none; }
  h2 { font-size: 19px; line-height: 1.3; font-weight: 640; letter-spacing: -.005em; }
  h3 { font-size: 16px; line-height: 1.35; font-weight: 620; }
  a { color: var(--accent); text-underline-offset: 3px; }
  code, .literal { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace; font-size: .875em; overflow-wrap: anywhere; }
  svg { display: block; flex: none; }
  :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 4px; }
  .soft { color: var(--soft); }
  .small { font-size: 14px; }
  .number { text-align: right; white-space: nowrap; }
  .unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
  .card { background: var(--sheet); border: 1px solid var(--rule); border-radius: var(--round); padding: 18px 20px; min-width: 0; box-shadow: var(--shade); }
  .stack { display: grid; gap: 16px; min-width: 0; align-content: start; }
  .stack > * { min-width: 0; }
  .stack.close { gap: 8px; }
  .row { display: flex; flex-wrap: wrap; align-items: center; gap: 10px 14px; min-width: 0; }
  .row.spread { justify-content: space-between; }
  .row.low { align-items: end; }
  .grow { flex: 1; min-width: 0; }
  .empty { color: var(--soft); padding: 22px; text-align: center; border: 1px dashed var(--edge); border-radius: var(--round); }

  @media (max-width: 560px) {
    .card { padding: 14px; }
  }
`;

export const controls = css`
  button, .button {
    display: inline-flex; align-items: center; justify-content: center; gap: 9px;
    min-height: var(--touch); min-width: var(--touch); padding: 8px 18px;
    font: inherit; font-weight: 580; line-height: 1.2; text-decoration: none; color: var(--ink);
    background: var(--sheet); border: 1px solid var(--edge); border-radius: 8px; cursor: pointer;
    touch-action: manipulation;
  }
  button:hover:not(:disabled), .button:hover { border-color: var(--accent); color: var(--accent); }
  button:focus-visible, .button:focus-visible, input:focus-visible, select:focus-visible, textarea:focus-visible { border-radius: 8px; }
  summary { display: flex; align-items: center; gap: 9px; min-height: var(--touch); cursor: pointer; color: var(--accent); font-weight: 560; }
  summary::before { content: ""; flex: none; width: 8px; height: 8px; border: solid currentColor; border-width: 0 2px 2px 0; transform: rotate(-45deg); }
  details[open] > summary::before { transform: rotate(45deg); }
  button:disabled { opacity: .5; cursor: not-allowed; }
  button.main, .button.main { background: var(--accent); border-color: var(--accent); color: var(--accent-ink); }
  button.main:hover:not(:disabled), .button.main:hover { filter: brightness(1.1); color: var(--accent-ink); }
  button.quiet { border-color: transparent; background: transparent; }
  button.quiet:hover:not(:disabled) { background: var(--sunken); }
  button.grave { color: var(--ng); border-color: var(--ng); }
  button.icon { padding: 8px; }
  button[aria-pressed="true"] { background: var(--accent-wash); border-color: var(--accent); color: var(--accent); }

  label, .label { display: block; font-size: 14px; font-weight: 560; color: var(--soft); }
  .field { display: grid; gap: 5px; min-width: 0; align-content: start; }
  .hint { font-size: 14px; color: var(--soft); }
  input, select, textarea {
    font: inherit; color: var(--ink); background: var(--sheet);
    border: 1px solid var(--edge); border-radius: 8px; padding: 9px 12px; min-height: var(--touch); width: 100%; min-width: 0;
  }
  input:not([type="range"], [type="checkbox"], [type="radio"]), select { height: var(--touch); }
  textarea { min-height: 92px; resize: vertical; }
  input[type="checkbox"], input[type="radio"] { width: 22px; height: 22px; min-height: 0; margin: 0; accent-color: var(--accent); flex: none; }
  input[type="range"] { padding: 0; border: 0; background: transparent; accent-color: var(--accent); }
  label.choice { display: flex; align-items: center; gap: 11px; min-height: var(--touch); font-size: 16px; color: var(--ink); cursor: pointer; }
  .fields { display: grid; gap: 14px 16px; grid-template-columns: repeat(auto-fill, minmax(min(100%, 190px), 1fr)); align-items: end; }
  kbd {
    display: inline-grid; place-items: center; min-width: 24px; height: 24px; padding: 0 6px; border-radius: 5px;
    font: 600 13px/1 ui-monospace, Menlo, Consolas, monospace; color: inherit; border: 1px solid currentColor; opacity: .78;
  }
  @media (hover: none) and (pointer: coarse) { kbd { display: none; } }
`;

export const tables = css`
  .wide { overflow-x: auto; position: relative; }
  table { border-collapse: collapse; width: 100%; }
  th { text-align: left; font-size: 14px; font-weight: 580; color: var(--soft); white-space: nowrap; }
  th, td { padding: 10px 18px 10px 0; border-bottom: 1px solid var(--rule); vertical-align: middle; }
  th:last-child, td:last-child { padding-right: 0; }
  tr:last-child > td { border-bottom: 0; }
  th.number, td.number { text-align: right; }
  td { overflow-wrap: anywhere; min-width: 5em; }
  dl.facts { display: grid; grid-template-columns: minmax(6.5em, max-content) minmax(0, 1fr); gap: 7px 16px; }
  dl.facts dt { color: var(--soft); }
  dl.facts dd { overflow-wrap: anywhere; }

  @media (max-width: 700px) {
    table.cards thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
    table.cards, table.cards tbody, table.cards tr, table.cards td { display: block; min-width: 0; }
    table.cards tr { padding: 10px 0; border-bottom: 1px solid var(--rule); }
    table.cards tr:last-child { border-bottom: 0; }
    table.cards td { display: flex; justify-content: space-between; align-items: center; gap: 16px; border: 0; padding: 4px 0; text-align: right; }
    table.cards td[data-label]::before { content: attr(data-label); color: var(--soft); font-size: 14px; text-align: left; flex: none; }
    dl.facts { grid-template-columns: minmax(0, 1fr); gap: 0; }
    dl.facts dd + dt { margin-top: 10px; }
  }
`;
