/**
 * The one style sheet of every page that payers see. For a phone first, both writing directions (logical properties), light and dark; all
 * colours keep a contrast of at least 4.5 : 1.
 */
export const STYLES = `
:root{color-scheme:light dark;--bg:#f4f6f8;--card:#fff;--ink:#16202c;--soft:#4d5b6a;--line:#c9d2db;--main:#0b6b4f;--on-main:#fff;--good:#0b6b4f;--wait:#7a4b00;--bad:#a3161f;--tint:#e7f3ee}
@media(prefers-color-scheme:dark){:root{--bg:#10161d;--card:#1a232d;--ink:#eef3f7;--soft:#b3c0cc;--line:#3b4a59;--main:#3fc498;--on-main:#062318;--good:#5fd6ae;--wait:#ffc46b;--bad:#ff9a9a;--tint:#17352b}}
*{box-sizing:border-box}
body{margin:0;background:var(--bg);color:var(--ink);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif}
:lang(ur) body,body:lang(ur){font-family:"Noto Nastaliq Urdu","Jameel Noori Nastaleeq","Noto Naskh Arabic",system-ui,sans-serif;line-height:2}
[hidden]{display:none!important}
main{max-width:30rem;margin:0 auto;padding:1rem}
.card{background:var(--card);border:1px solid var(--line);border-radius:14px;padding:1.25rem}
h1{font-size:1.3rem;line-height:1.4;margin:0 0 .75rem}
p{margin:.5rem 0}
.soft{color:var(--soft);font-size:.9rem}
.sum{display:flex;justify-content:space-between;align-items:baseline;gap:1rem;border-block-end:1px solid var(--line);padding-block-end:.75rem;margin-block-end:1rem}
.sum strong{font-size:1.4rem;white-space:nowrap}
.number{display:flex;align-items:center;justify-content:space-between;gap:.5rem;background:var(--tint);border-radius:10px;padding:.6rem .8rem;margin:.75rem 0}
.number output{font-size:1.35rem;font-weight:700;letter-spacing:.03em;direction:ltr;unicode-bidi:isolate}
ol{padding-inline-start:1.3rem;margin:.5rem 0 1rem}
li{margin:.3rem 0}
label{display:block;font-weight:600;margin:1rem 0 .25rem}
input,select{width:100%;min-height:3rem;font:inherit;font-size:1.1rem;color:inherit;background:var(--card);border:1px solid var(--soft);border-radius:10px;padding:.5rem .75rem}
input[inputmode]{direction:ltr;unicode-bidi:isolate}
input[aria-invalid=true]{border:2px solid var(--bad)}
.error{color:var(--bad);font-weight:600}
button,.button{display:inline-flex;align-items:center;justify-content:center;min-height:3rem;font:inherit;font-weight:700;border-radius:10px;border:2px solid var(--main);background:var(--main);color:var(--on-main);padding:.4rem 1rem;cursor:pointer;text-decoration:none;width:100%;margin-block-start:1rem}
a{color:var(--main)}
a.button{color:var(--on-main)}
button.small{white-space:nowrap;width:auto;min-height:2.75rem;margin:0;background:transparent;color:var(--main);padding:.2rem .8rem}
:focus-visible{outline:3px solid var(--ink);outline-offset:2px}
.state{text-align:center}
.state .sign{display:flex;align-items:center;justify-content:center;width:4rem;height:4rem;border-radius:50%;margin:0 auto 1rem;font-size:2rem;font-weight:700;border:4px solid currentColor}
.state.success .sign{color:var(--good)}.state.pending .sign{color:var(--wait)}.state.fail .sign{color:var(--bad)}
.facts{display:grid;grid-template-columns:auto 1fr;gap:.25rem 1rem;text-align:start;margin:1rem 0;padding:0}
.facts dt{color:var(--soft)}.facts dd{margin:0;text-align:end;overflow-wrap:anywhere}
.ltr{direction:ltr;unicode-bidi:isolate}
.bar{height:6px;border-radius:3px;background:var(--line);overflow:hidden;margin:1rem 0}
.bar i{display:block;height:100%;width:40%;background:var(--main);animation:slide 1.6s infinite ease-in-out}
@keyframes slide{0%{margin-inline-start:-40%}100%{margin-inline-start:100%}}
@media(prefers-reduced-motion:reduce){.bar i{animation:none;width:100%}}
footer{text-align:center;margin-block-start:1rem}
`.trim();
