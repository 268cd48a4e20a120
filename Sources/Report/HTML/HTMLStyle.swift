/// The style sheet of a report, for a window, for the dark and for paper.
enum HTMLStyle {
    static let text = """
        :root { color-scheme: light dark; --page: #fff; --text: #1c2330; --muted: #4d5768; --line: #c4cad4;
          --bar: #2f5fb3; --rail: #e8ecf2; --notice: #fff4d6; }
        @media (prefers-color-scheme: dark) { :root { --page: #14181f; --text: #e8ebf1; --muted: #b0b8c6;
          --line: #48515f; --bar: #86aef0; --rail: #2a313d; --notice: #3b3112; } }
        * { box-sizing: border-box; }
        body { margin: 0 auto; padding: 1.5rem 1rem 4rem; max-width: 64rem; background: var(--page);
          color: var(--text); line-height: 1.5; overflow-wrap: break-word;
          font-family: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", Arial, sans-serif; }
        h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 0.5rem; }
        h2 { font-size: 1.2rem; line-height: 1.3; margin: 0 0 0.25rem; }
        h3 { font-size: 1rem; margin: 1rem 0 0.25rem; }
        code { font-size: 0.875em; font-weight: normal; color: var(--muted); overflow-wrap: anywhere; }
        p { margin: 0.25rem 0 0.75rem; }
        .notice { padding: 0.6rem 0.8rem; border-radius: 0.4rem; background: var(--notice); }
        .note { color: var(--muted); }
        section { border-top: 1px solid var(--line); padding-top: 1.25rem; margin-top: 1.75rem; }
        .both { display: grid; gap: 1rem 2rem; grid-template-columns: minmax(0, 1fr); align-items: start; }
        @media (min-width: 48rem) { .both { grid-template-columns: minmax(0, 1fr) minmax(0, 1.3fr); } }
        svg { max-width: 100%; height: auto; }
        svg text { font-size: 15px; fill: var(--text); }
        svg .count { fill: var(--muted); }
        svg .bar { fill: var(--bar); }
        svg .rail { fill: var(--rail); }
        .table { overflow-x: auto; max-width: 100%; }
        .table:focus-visible { outline: 3px solid var(--bar); outline-offset: 2px; }
        table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
        caption { text-align: start; color: var(--muted); font-size: 0.875rem; padding-bottom: 0.25rem; }
        th, td { padding: 0.3rem 0.5rem; border-bottom: 1px solid var(--line); text-align: end;
          vertical-align: top; overflow-wrap: normal; }
        td { white-space: nowrap; }
        th:first-child { text-align: start; padding-inline-start: 0; min-width: 6rem; }
        tbody th { overflow-wrap: anywhere; }
        @media (max-width: 30rem) { table { font-size: 0.875rem; } th, td { padding-inline: 0.2rem; }
          th:first-child { min-width: 5rem; } }
        thead th { font-size: 0.875rem; vertical-align: bottom; }
        tbody th { font-weight: normal; }
        small { display: block; color: var(--muted); font-size: 0.8125rem; }
        .texts { padding-inline-start: 1.25rem; }
        .texts li { margin: 0.35rem 0; }
        @media print { :root { color-scheme: light; --page: #fff; --text: #000; --muted: #333; --line: #999;
          --bar: #444; --rail: #eee; --notice: #fff; } body { max-width: none; padding: 0; font-size: 10pt; }
          .notice { border: 1pt solid #000; } section { break-inside: avoid; }
          .table { overflow: visible; } * { print-color-adjust: exact; } }
        """
}
