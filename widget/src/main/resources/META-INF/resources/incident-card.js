/**
 * <incident-card entity-ref="component:default/invoice-api" api-base="http://host/api/ai-incident">
 *
 * Asks the incident service for a diagnosis of one catalog entity and shows it as it is made: which sources
 * answer, the cause, the lines that prove it, the first thing to do, what a model says; the rest unfolds. Attributes, properties and events: see the README.
 *
 * Every word of an answer is untrusted (log lines, commit messages, what a model wrote). It reaches the page
 * as text nodes only, bounded in length and number, with control characters made visible. Nothing here
 * parses HTML, makes a link or loads a resource.
 */

/** What one answer may put on the page: characters of a line, a text, an excerpt, the full text; items of a list. */
const BOUND = {
  line: 300, prose: 1_200, excerpt: 4_000, markdown: 20_000, blocks: 1_000, items: 100, tags: 12,
  sentences: 200, stream: 32_000_000,
};
const DEADLINE_MS = 120_000;
/** What is told at once needs no word that it is still being told. */
const CALM_MS = 300;
const NOTE_MS = 10_000;
const FAILED = 'Failed to analyze. Check the AI service connection.';

// ---------------------------------------------------------------------------------------------- text

const COLOUR_CODES = /\u001b\[[\d;]*m/g;
/** Characters that hide, reorder or overwrite what stands beside them. */
const CONTROLS =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\u{e0000}-\u{e007f}]/gu;

/** A number as people write it: 4000 → "4,000". */
export const number = (n) => n.toLocaleString('en');

/**
 * Any value as text that can be shown: at most `max` characters, then "… n more characters"; control
 * characters as ⟨U+202E⟩. What is neither text nor a number is ''.
 */
export function plain(value, max = BOUND.prose) {
  const text = typeof value === 'string' ? value : Number.isFinite(value) ? String(value) : '';
  const shown = text
    .slice(0, max)
    .replace(/\r\n?/g, '\n')
    .replace(COLOUR_CODES, '')
    .replace(CONTROLS, (c) => `⟨U+${c.codePointAt(0).toString(16).toUpperCase().padStart(4, '0')}⟩`);
  return text.length > max ? `${shown}… ${number(text.length - max)} more characters` : shown;
}

/** The objects of a list; anything else is the empty list. */
const objects = (value) => (Array.isArray(value) ? value.filter((item) => item && typeof item === 'object') : []);
/** The ids of a list, few and distinct. */
const ids = (value) =>
  Array.isArray(value) ? [...new Set(value.filter((id) => typeof id === 'string'))].slice(0, BOUND.tags) : [];

const ELAPSED = [[86_400_000, 'day'], [3_600_000, 'h'], [60_000, 'min'], [1_000, 's']];

/** A span of time in its largest unit: 240000 → "4 min". */
export function duration(ms) {
  const [size, unit] = ELAPSED.find(([size]) => ms >= size) ?? ELAPSED.at(-1);
  const n = Math.round(ms / size);
  return `${number(n)} ${unit === 'day' && n !== 1 ? 'days' : unit}`;
}

const instant = (iso) => (typeof iso === 'string' ? Date.parse(iso) : NaN);
const utc = (at) => `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')} UTC`;

/** <time> in the reader's zone, "today, 08:53" or with its date, UTC in its title; null for what is no time. */
export function moment(iso) {
  const at = instant(iso);
  if (Number.isNaN(at)) return null;
  const show = (options) => new Intl.DateTimeFormat(undefined, options).format(at);
  const today = new Date(at).toDateString() === new Date().toDateString();
  const local = today ? `today, ${show({ timeStyle: 'short' })}` : show({ dateStyle: 'medium', timeStyle: 'short' });
  return h('time', { datetime: new Date(at).toISOString(), title: utc(at) }, local);
}

/** The words for people in an error body: problem+json, {"error": "…"}, {"error": {"message": "…"}}; else ''. */
export function detailOf(body) {
  const said = [body?.detail, body?.error, body?.error?.message, body?.title];
  return plain(said.find((text) => typeof text === 'string'), BOUND.line);
}

// ----------------------------------------------------------------------------------------------- DOM

/** An element; `on…` attributes are listeners, absent values are left out, string children are text nodes. */
export function h(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (typeof value === 'function') element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, '');
    else if (value !== false && value != null) element.setAttribute(name, value);
  }
  element.append(...children.flat(Infinity).filter((child) => child != null && child !== '' && child !== false));
  return element;
}

/** The parts that are there, with a middle dot between them. */
const dotted = (...parts) =>
  parts.filter((part) => part && part.length !== 0).flatMap((part, i) => (i ? [' · ', part] : [part])).flat();

const LEVELS = {
  __proto__: null,
  high: ['●', 'high'], medium: ['◐', 'medium'], low: ['○', 'low'],
  certain: ['●', 'certain'], likely: ['◐', 'likely'], possible: ['○', 'possible'],
};
const SEVERITIES = { __proto__: null, critical: '▲', high: '▲', warning: '◆', medium: '◆', moderate: '◆', low: '○', info: '○' };

/** A degree as shape and word; `suffix` completes the word. */
function degree(word, suffix = '') {
  const [shape, name] = LEVELS[word] ?? ['○', plain(word, 40) || 'unknown'];
  return h('span', { class: `degree ${LEVELS[word] ? name : ''}` }, h('span', { 'aria-hidden': 'true' }, shape), ` ${name}${suffix}`);
}

/** A severity as shape and word. */
export function severity(word) {
  const name = plain(word, 40).toLowerCase() || 'unknown';
  const shape = SEVERITIES[name] ?? '○';
  const tone = { '▲': 'severe', '◆': 'warn' }[shape] ?? '';
  return h('span', { class: `severity ${tone}` }, h('span', { 'aria-hidden': 'true' }, shape), ` ${name}`);
}

const confidenceWord = (word, value) =>
  ['high', 'medium', 'low'].includes(word) ? word : value >= 0.8 ? 'high' : value >= 0.5 ? 'medium' : 'low';

// ------------------------------------------------------------------------------------------ Markdown

const INLINE = /\\([!-/:-@[-`{-~])|(`+)|(\*\*|__|\*|_)|\[(e\d{1,4})\]/g;

/** Inline Markdown as nodes: code, bold, italic, escapes, [e1]; everything else, links included, stays as written. */
function inline(text, cite, depth = 0) {
  const nodes = [];
  let from = 0;
  const push = (node, start, end) => {
    nodes.push(text.slice(from, start), node);
    INLINE.lastIndex = from = end;
  };
  INLINE.lastIndex = 0;
  for (let m; (m = INLINE.exec(text)); ) {
    const start = m.index;
    const after = INLINE.lastIndex;
    const [, escaped, ticks, mark, id] = m;
    if (escaped) push(escaped, start, after);
    else if (id) push(cite([id]), start, after);
    else if (ticks) {
      const close = closing(text, ticks, after);
      if (close > 0) push(h('code', null, text.slice(after, close).replace(/^ (.+) $/s, '$1')), start, close + ticks.length);
    } else if (depth < 4) {
      const word = mark[0] === '_' && /\w/.test(text[start - 1] ?? ' ');
      const close = word || /\s/.test(text[after] ?? ' ') ? -1 : closing(text, mark, after);
      if (close > 0 && !/\s/.test(text[close - 1]) && !(mark[0] === '_' && /\w/.test(text[close + mark.length] ?? ' '))) {
        const inner = inline(text.slice(after, close), cite, depth + 1);
        push(h(mark.length === 2 ? 'strong' : 'em', null, inner), start, close + mark.length);
      }
    }
  }
  nodes.push(text.slice(from));
  return nodes.flat();
}

/** Where a run of exactly this mark closes, within 1,000 characters; -1 if nowhere. */
function closing(text, mark, from) {
  const near = text.slice(from, from + 1_000);
  for (let at = near.indexOf(mark, 1); at > 0; at = near.indexOf(mark, at + 1)) {
    if (near[at - 1] !== mark[0] && near[at + mark.length] !== mark[0] && (mark[0] === '`' || near[at - 1] !== '\\')) return from + at;
  }
  return -1;
}

const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const HEADING = /^ {0,3}(#{1,6})\s+(\S.*)$/;
const ITEM = /^( {0,3})([-*+]|\d{1,9}[.)])( +)(?=\S)/;

/** Markdown as a fragment: headings, paragraphs, lists, code; bounded in length, blocks and depth. */
function markdown(source, cite) {
  let left = BOUND.blocks;
  const blocks = (lines, depth) => {
    const out = document.createDocumentFragment();
    for (let i = 0; i < lines.length; ) {
      const line = lines[i];
      const fence = FENCE.exec(line);
      const heading = HEADING.exec(line);
      const item = ITEM.exec(line);
      if (!line.trim()) i++;
      else if (left-- <= 0) return out.append(h('pre', null, lines.slice(i).join('\n'))), out;
      else if (fence) {
        let end = i + 1;
        while (end < lines.length && !lines[end].trim().startsWith(fence[1])) end++;
        out.append(h('pre', null, h('code', null, lines.slice(i + 1, end).join('\n'))));
        i = end + 1;
      } else if (heading) {
        out.append(h(`h${Math.min(heading[1].length + 2, 6)}`, null, inline(heading[2].trimEnd().replace(/ #+$/, ''), cite)));
        i++;
      } else if (item && depth < 5) {
        const ordered = /\d/.test(item[2]);
        const list = h(ordered ? 'ol' : 'ul', ordered ? { start: parseInt(item[2], 10) } : null);
        for (let m; i < lines.length && (m = ITEM.exec(lines[i])) && /\d/.test(m[2]) === ordered && left > 0; left--) {
          const own = [lines[i++].slice(m[0].length)];
          while (i < lines.length && (lines[i].startsWith(' '.repeat(m[1].length + 2)) || (!lines[i].trim() && /^ {2,}\S/.test(lines[i + 1] ?? '')))) {
            own.push(lines[i++].replace(new RegExp(`^ {1,${m[0].length}}`), ''));
          }
          list.append(h('li', null, blocks(own, depth + 1)));
          while (i < lines.length && !lines[i].trim() && ITEM.test(lines[i + 1] ?? '')) i++;
        }
        out.append(list);
      } else {
        const start = i++;
        while (i < lines.length && lines[i].trim() && ![FENCE, HEADING, ITEM].some((block) => block.test(lines[i]))) i++;
        out.append(h('p', null, inline(lines.slice(start, i).join('\n'), cite)));
      }
    }
    return out;
  };
  return h('div', { class: 'prose' }, blocks(plain(source, BOUND.markdown).split('\n'), 0));
}

// -------------------------------------------------------------------------------------------- answer

const SECTIONS = {
  __proto__: null,
  cause: 'PROBABLE CAUSE', evidence: 'EVIDENCE', action: 'SUGGESTED ACTIONS', related: 'RELATED SERVICES', opinion: 'SECOND OPINION',
};

/**
 * Shows one answer, first as it was diagnosed, then as it was told. `copy(text, button)` copies a command;
 * `note(outcome)` tells the service what it was and resolves with the status of its answer.
 */
class Report {
  constructor(answer, copy, note) {
    const diagnosis = answer.diagnosis && typeof answer.diagnosis === 'object' ? answer.diagnosis : null;
    this.answer = answer;
    this.copy = copy;
    this.note = note;
    this.diagnosis = diagnosis;
    this.hypotheses = objects(diagnosis?.hypotheses);
    const decided = ['change', 'dependency', 'external'].includes(diagnosis?.verdict) && this.hypotheses.length > 0;
    this.lead = decided ? this.hypotheses[0] : null;
    this.actions = objects(diagnosis?.actions).sort((a, b) => (Number(a.order) || 0) - (Number(b.order) || 0));
    this.evidence = objects(diagnosis?.evidence);
    this.byId = new Map(this.evidence.toReversed().map((item) => [item.id, item]));
    this.shown = this.chosen();
    this.items = new Map();
    this.cite = this.cite.bind(this);
    this.sentences = 0;
  }

  /** The evidence that is put on the page: first what the first screen cites, then the rest, up to the bound. */
  chosen() {
    const cited = [this.lead, ...this.hypotheses, ...this.actions].slice(0, BOUND.items)
      .flatMap((it) => [...ids(it?.support), ...ids(it?.counter), ...ids(it?.because)]);
    const first = [...new Set(cited)].map((id) => this.byId.get(id)).filter(Boolean);
    return new Set([...new Set([...first, ...this.evidence])].slice(0, BOUND.items));
  }

  /** What stands once it is diagnosed; what only the telling brings has its place and is empty yet. */
  render() {
    this.teller = h('p', { class: 'quiet teller', hidden: true });
    this.opinions = h('div');
    this.words = h('div');
    this.full = h('div', null, this.fullText());
    this.feedback = h('div');
    this.colophon = h('p', { class: 'colophon quiet' });
    const last = [this.opinions, this.words, this.feedback, this.colophon];
    if (!this.diagnosis) return [this.full, ...last];
    const others = this.hypotheses.filter((it) => it !== this.lead);
    return [
      this.headline(),
      this.proof(),
      this.steps(),
      h('div', { class: 'more' },
        this.lead && h('details', null, h('summary', null, 'why'), this.reasoning(this.lead)),
        this.section('evidence', this.evidence.filter((it) => this.shown.has(it)), (it) => this.exhibit(it), this.evidence.length),
        this.section(this.lead ? 'other hypotheses' : 'hypotheses', others, (it) => this.hypothesis(it)),
        this.section('related services', objects(this.diagnosis.relatedServices), (it) => this.related(it)),
        this.section('findings', objects(this.diagnosis.findings), (it) => this.finding(it)),
        this.section('not seen', objects(this.diagnosis.blindSpots), (it) => this.blindSpot(it)),
        this.full),
      ...last,
    ];
  }

  /** The whole text; folded where it stands beside its diagnosis. */
  fullText() {
    const text = markdown(this.answer.analysis, this.cite);
    return this.diagnosis ? h('details', null, h('summary', null, 'full text'), text) : text;
  }

  /** A model is being asked; its sentences come as they are verified. */
  ask() {
    this.asked = true;
    this.teller.hidden = false;
    this.teller.textContent = 'The model is being asked…';
  }

  /** One sentence of the model, in its section. */
  sentence({ section, markdown: text }) {
    const known = typeof section === 'string' && section in SECTIONS;
    if (!known || this.sentences >= BOUND.sentences) return;
    if (!this.sentences++) {
      this.ask();
      this.places = new Map(Object.keys(SECTIONS).map((name) => [name, h('section', { hidden: true }, h('h4', null, SECTIONS[name]))]));
      this.words.replaceChildren(this.told('In the words of the model', [...this.places.values()]));
    }
    const flows = section === 'cause' || section === 'opinion';
    const place = this.places.get(section);
    if (place.hidden) place.append(h(flows ? 'p' : 'ul'));
    place.hidden = false;
    const words = inline(plain(text).replace(/^\s*(?:[-*+]|\d{1,9}[.)])\s+/, ''), this.cite);
    place.lastChild.append(...(flows ? [' ', ...words] : [h('li', null, words)]));
  }

  /** It is told: by whom and why, in which words, and what a model holds against it. `broken` says why there is no more. */
  settle(answer, broken = '') {
    const byModel = this.diagnosis && answer.narrator === 'model';
    const opinion = answer.secondOpinion && typeof answer.secondOpinion === 'object' ? answer.secondOpinion : null;
    const teller = tellerOf(answer, broken);
    const upFront = this.diagnosis && Boolean(byModel || this.asked || answer.usage);
    const retold = answer.analysis !== this.answer.analysis;
    this.answer = answer;
    this.teller.hidden = !upFront;
    if (upFront) this.teller.replaceChildren(...dotted(teller, this.stance(opinion)));
    this.opinions.replaceChildren(...(opinion && opinion.agrees !== true ? [this.differing(opinion)] : []));
    this.words.replaceChildren(...(byModel ? [this.told(`In the words of ${modelOf(answer)}`, [markdown(answer.analysis, this.cite)])] : []));
    if (byModel || retold) this.full.replaceChildren(...(byModel ? [] : [this.fullText()]));
    const id = plain(answer.analysisId, 80);
    this.feedback.replaceChildren(...(id && this.diagnosis ? [this.question()] : []));
    this.colophon.replaceChildren(...dotted(!upFront && teller, id && `analysis ${id}`));
    return upFront ? teller : '';
  }

  told(title, children) {
    const open = this.words.firstElementChild?.open ?? true;
    return h('details', { class: 'told', open }, h('summary', null, title), h('div', { class: 'prose' }, children));
  }

  /** Where a model stands to the diagnosis, in a few words. */
  stance(opinion) {
    if (!opinion) return null;
    if (opinion.agrees === true) return 'second opinion: agrees';
    return h('button', { type: 'button', class: 'link', onclick: () => this.opinions.firstChild.focus() },
      h('span', { 'aria-hidden': 'true' }, '◆ '), 'second opinion: differs');
  }

  /** Who says what, side by side: the engine's reading stands, a model's is beside it. */
  differing(opinion) {
    const { diagnosis: d, lead } = this;
    const value = Number(d?.confidence);
    const own = this.hypotheses.find((it) => it.id === opinion.hypothesis);
    return h('section', { class: 'opinions', 'aria-label': 'Two opinions', tabindex: '-1' },
      h('div', null,
        h('h3', null, 'The engine says'),
        h('p', null, lead ? this.prose(plain(lead.statement)) : 'Not enough to say.'),
        h('p', { class: 'quiet' }, dotted(degree(confidenceWord(d?.confidenceWord, value), ' confidence'), lead && this.cite(ids(lead.support))))),
      h('div', null,
        h('h3', null, `${plain(opinion.by, 80) || 'The model'} says`),
        h('p', null, this.prose(plain(opinion.statement)) || 'None of these.'),
        h('ul', null, objects(opinion.because).slice(0, BOUND.tags).map((it) =>
          h('li', null, this.prose(plain(it.text)), ' ', this.cite(ids(it.evidence))))),
        h('p', { class: 'quiet' }, own && Number.isFinite(Number(own.confidence)) ? `The engine gives it ${Number(own.confidence).toFixed(2)}.` : '')));
  }

  /** "Was this right?": yes, no, or what it was. */
  question() {
    const row = h('div', { class: 'feedback', role: 'group', 'aria-label': 'Was this right?', tabindex: '-1' });
    const ask = (said = 'Was this right?') => row.replaceChildren(h('span', { class: 'quiet' }, said), ...buttons());
    const send = async (outcome) => {
      const held = row.contains(row.getRootNode().activeElement);
      row.replaceChildren(h('span', { class: 'quiet' }, 'Noting…'));
      if (held) row.focus();
      const status = await this.note(outcome);
      if (status === 404) row.remove(); // This service, or the portal before it, does not ask.
      else if (status >= 200 && status < 300) row.replaceChildren(h('span', { class: 'quiet' }, 'Noted.'));
      else ask('It could not be noted. Was this right?');
    };
    const choice = (words, act) => h('button', { type: 'button', class: 'choice', onclick: act }, words);
    const buttons = () => [
      choice('yes', () => send({ right: true })),
      choice('no', () => send({ right: false })),
      choice('it was …', () => {
        row.replaceChildren(h('span', { class: 'quiet' }, 'It was'), ...this.causes(choice, send), choice('back', () => ask()));
        row.querySelector('button, input').focus();
      }),
    ];
    ask();
    return row;
  }

  /** What else it may have been: another hypothesis, or the reader's own words. */
  causes(choice, send) {
    const own = () => field.value.trim() && send({ right: false, cause: field.value.trim() });
    const field = h('input', {
      type: 'text', maxlength: '300', 'aria-label': 'What it was', placeholder: 'something else', autocomplete: 'off',
      onkeydown: (event) => event.key === 'Enter' && own(),
    });
    const others = this.hypotheses.filter((it) => it !== this.lead && typeof it.id === 'string').slice(0, 5);
    return [
      h('ul', null, others.map((it) => h('li', null,
        choice(plain(it.statement, 160) || plain(it.id, 40), () => send({ right: false, hypothesis: it.id })))),
      this.lead?.kind === 'change' && h('li', null, choice('no change at all', () => send({ right: false, cause: 'none' })))),
      h('div', { class: 'own' }, field, choice('send', own)),
    ];
  }

  /** How sure, since when, and the cause in one sentence, with what speaks against it. */
  headline() {
    const { diagnosis: d, lead } = this;
    const value = Number(d.confidence);
    const word = confidenceWord(d.confidenceWord, value);
    const score = Number.isFinite(value) && d.confidence != null ? h('span', { class: 'quiet' }, ` ${value.toFixed(2)}`) : null;
    const statement = plain(lead ? lead.statement : this.hypotheses[0]?.statement);
    return h('div', { class: 'headline' },
      h('p', { class: 'sure' }, degree(word, ' confidence'), score),
      h('p', { class: 'cause' }, lead ? this.prose(statement) || 'Cause without a statement.' : 'Not enough to say.'),
      !lead && statement ? h('p', null, 'Nearest: ', this.prose(statement)) : null,
      lead ? null : this.unread(),
      h('p', { class: 'quiet' }, dotted(this.since(), lead && this.against(lead))),
      this.teller);
  }

  /** "Errors began 08:53 (03:08 UTC), 1 min after the change, first in invoice-api". */
  since() {
    const onset = instant(this.diagnosis.onset);
    if (Number.isNaN(onset)) return null;
    const lag = onset - instant(this.lead?.change?.at);
    const beside = Number.isNaN(lag) ? '' : `, ${duration(Math.abs(lag))} ${lag < 0 ? 'before' : 'after'} the change`;
    const first = plain(this.diagnosis.firstFailing, BOUND.line);
    const zoned = new Date(onset).getTimezoneOffset() ? ` (${utc(onset).slice(11, 16)} UTC)` : ' UTC';
    return ['Errors began ', moment(this.diagnosis.onset), zoned, beside, first && `, first in ${shortRef(first)}`];
  }

  /** "Not read: loki (403 Forbidden)", the reasons why nothing can be said. */
  unread() {
    const unseen = objects(this.diagnosis.blindSpots).slice(0, 3);
    const named = unseen.map((it) => `${plain(it.source, BOUND.line)} (${plain(it.reason, BOUND.line)})`);
    return named.length ? h('p', null, `Not read: ${named.join(', ')}.`) : null;
  }

  against(hypothesis) {
    const counter = ids(hypothesis.counter);
    return counter.length ? ['Against it: ', this.cite(counter)] : ['Against it: nothing found'];
  }

  /** The one or two pieces of evidence that carry the cause, as the lines themselves. */
  proof() {
    const support = ids(this.lead?.support).map((id) => this.byId.get(id)).filter(Boolean);
    const diff = support.find((it) => it.kind === 'diff');
    const signal = support.find((it) => ['log', 'metric', 'trace'].includes(it.kind));
    const picked = diff || signal ? [diff, signal].filter(Boolean) : support.slice(0, 2);
    return picked.length === 0 ? null : h('ul', { class: 'proof', 'aria-label': 'Proof' }, picked.map((it) => {
      const { lines, count } = it.kind === 'diff' ? changedLines(it) : signalLine(it);
      return h('li', null, h('div', { class: 'cited' }, count && h('span', { class: 'quiet' }, count), ' ', this.cite([it.id])), lines);
    }));
  }

  /** The ordered actions; without a cause, what to collect to find it. */
  steps() {
    if (!this.actions.length) return null;
    return h('div', { class: 'steps' }, h('h3', null, this.lead ? 'What to do' : 'What to collect'),
      h('ol', null, this.actions.slice(0, BOUND.items).map((it, i) => this.action(it, i + 1))), this.rest(this.actions.length));
  }

  action(action, n) {
    const command = plain(action.command, BOUND.excerpt).trim();
    const whole = typeof action.command === 'string' && action.command.length <= BOUND.excerpt;
    const note = dotted(action.reversible === false && 'cannot be undone', this.cite(ids(action.because)));
    const button = h('button', { type: 'button', class: 'copy', 'aria-label': `Copy command ${n}`, onclick: () => this.copy(command, button) }, 'copy');
    return h('li', null,
      h('span', { class: 'n', 'aria-hidden': 'true' }, String(n)),
      h('div', null,
        h('p', null, this.prose(plain(action.title)) || plain(action.kind, BOUND.line), note.length ? h('span', { class: 'quiet' }, ' ', note) : null),
        action.detail && h('p', { class: 'quiet' }, this.prose(plain(action.detail))),
        command && h('div', { class: 'command' }, h('code', null, command), whole && button)));
  }

  exhibit(item) {
    const body = h('li', { tabindex: '-1' },
      h('p', null, h('span', { class: 'id' }, plain(item.id, 40)), ' ', h('span', { class: 'quiet' },
        dotted(plain(item.kind, 40), plain(item.source, BOUND.line), shortRef(plain(item.service, BOUND.line)), moment(item.at)))),
      item.excerpt && h('pre', null, plain(item.excerpt, BOUND.excerpt)),
      item.url && h('p', { class: 'quiet machine' }, plain(item.url, BOUND.line)));
    this.items.set(item, body);
    return body;
  }

  hypothesis(it) {
    return h('li', null, h('p', null, degree(confidenceWord(it.confidenceWord, Number(it.confidence))), ' ', this.prose(plain(it.statement))), this.reasoning(it));
  }

  /** How it would have done it, the change that it blames, and what stands on either side. */
  reasoning(it) {
    const change = it.change && typeof it.change === 'object' ? it.change : {};
    const support = ids(it.support);
    return [
      it.mechanism && h('p', null, this.prose(plain(it.mechanism))),
      h('p', { class: 'quiet' }, dotted(
        change.sha && h('code', null, plain(change.sha, 40).slice(0, 7)),
        plain(change.subject, BOUND.line), plain(change.author, BOUND.line), moment(change.at))),
      h('p', { class: 'quiet' }, dotted(support.length ? ['For it: ', this.cite(support)] : null, this.against(it))),
    ];
  }

  related(it) {
    return h('li', null, h('p', null, h('strong', null, shortRef(plain(it.entityRef, BOUND.line))), '  ', degree(it.hit)),
      h('p', { class: 'quiet' }, this.prose(plain(it.why))));
  }

  finding(it) {
    return h('li', null, h('p', null, severity(it.severity), ' ', this.prose(plain(it.summary)), ' ', this.cite(ids(it.evidence))),
      it.suggestion && h('p', null, this.prose(plain(it.suggestion))),
      h('p', { class: 'quiet machine' }, plain(it.rule, BOUND.line)));
  }

  blindSpot(it) {
    return h('li', null, h('p', null, h('strong', null, plain(it.source, BOUND.line)), ': ', this.prose(plain(it.reason))),
      it.cost && h('p', { class: 'quiet' }, 'Cost: ', this.prose(plain(it.cost))),
      it.query && h('p', { class: 'quiet machine' }, plain(it.query, BOUND.line)));
  }

  section(name, items, render, total = items.length) {
    if (!total) return null;
    return h('details', null, h('summary', null, `${name} (${number(total)})`),
      h('ul', null, items.slice(0, BOUND.items).map(render)), this.rest(total));
  }

  rest(total) {
    return total > BOUND.items ? h('p', { class: 'quiet' }, `${number(total - BOUND.items)} more not shown.`) : null;
  }

  /** Tags like [e1]; one whose evidence is on the page opens it. */
  cite(list) {
    return list.map((id) => {
      const item = this.byId.get(id);
      const tag = `[${plain(id, 40)}]`;
      if (!this.shown.has(item)) return h('span', { class: 'tag' }, tag);
      return h('button', { type: 'button', class: 'tag', 'aria-label': `Evidence ${plain(id, 40)}`, onclick: () => this.open(item) }, tag);
    });
  }

  open(item) {
    const exhibit = this.items.get(item);
    exhibit.closest('details').open = true;
    exhibit.scrollIntoView({ block: 'nearest' });
    exhibit.focus();
  }

  /** Text with its [e1] as tags. */
  prose(text) {
    const parts = text.split(/\[(e\d{1,4})\]/);
    return text && parts.flatMap((part, i) => (i % 2 ? this.cite([part]) : [part]));
  }
}

const modelOf = ({ usage }) => plain(usage?.model, 80) || 'a model';

/** "Told by mistral-small: 11 of 12 claims kept", "Told by the engine: no model configured"; '' where nobody says. */
function tellerOf({ narrator, narratorReason, usage }, broken) {
  const who = { __proto__: null, template: 'the engine', model: modelOf({ usage }) }[narrator];
  const kept = narrator === 'model' && [usage?.claimsKept, usage?.claimsRemoved].every(Number.isFinite)
    ? `${number(usage.claimsKept)} of ${number(usage.claimsKept + usage.claimsRemoved)} claims kept` : '';
  const why = broken || kept || plain(narratorReason, BOUND.line);
  return who && `Told by ${who}${why ? `: ${why}` : ''}`;
}

/** component:default/invoice-api → invoice-api; other kinds and namespaces stay named. */
export const shortRef = (ref) => ref.replace(/^component:(default\/)?/i, '');

/** The first removed and the first added line of a diff, the words that differ marked. */
function changedLines({ excerpt }) {
  const all = plain(excerpt, BOUND.excerpt).split('\n').filter((line) => !/^(---|\+\+\+)( |$)/.test(line));
  const removed = all.find((line) => line.startsWith('-'));
  const added = all.find((line) => line.startsWith('+'));
  if (!removed && !added) return signalLine({ excerpt });
  const [before, after] = [removed, added].map((line) => (line ? plain(line.slice(1).trim(), BOUND.line).split(/(\W)/) : []));
  let head = 0;
  while (removed && added && head < before.length && before[head] === after[head]) head++;
  let tail = 0;
  while (removed && added && tail < Math.min(before.length, after.length) - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  const line = (words, sign, name) => words.length > 0 && h('code', { class: name },
    h('span', { class: 'sign' }, sign), ' ', words.slice(0, head).join(''),
    h('mark', null, words.slice(head, words.length - tail).join('')), words.slice(words.length - tail).join(''));
  return { lines: [line(before, '−', 'removed'), line(after, '+', 'added')] };
}

/** The first line of an excerpt, with how often it was seen: from `frequency`, `count`, or a leading "212× ". */
function signalLine({ excerpt, frequency, count }) {
  const [, seen, line] = /^\s*(?:(\d[\d,]*)\s*×\s*)?([^\n]*)/.exec(plain(excerpt, BOUND.excerpt));
  const known = [frequency?.count, count].find(Number.isFinite);
  const times = known === undefined ? seen : number(known);
  return { lines: [h('code', null, plain(line, BOUND.line))], count: times && `${times}×${frequency?.isNew === true ? ', new' : ''}` };
}

const SOURCE_STATES = { __proto__: null, asked: ['·', 'being asked'], seen: ['✓', 'seen'], empty: ['–', 'looked, nothing found'], missing: ['✗', 'could not be read'] };

/** One kind of source, read or not, in words for those who listen. */
function sourceItem({ name, state, note }) {
  const [sign, words] = SOURCE_STATES[state] ?? ['?', 'unknown'];
  const said = `${words}${note ? `: ${plain(note, BOUND.line)}` : ''}`;
  return h('li', { class: state in SOURCE_STATES ? state : '', title: said },
    `${plain(name, 40)} `, h('span', { 'aria-hidden': 'true' }, sign), h('span', { class: 'unseen' }, said));
}

/** Which sources were read: "catalog ✓ changes ✓ logs ✗". */
const sourcesStrip = (sources) => objects(sources).slice(0, 12).map(sourceItem);

const KINDS = ['catalog', 'changes', 'logs', 'GOTCHA.md', 'metrics', 'traces'];
const RANKS = ['asked', 'missing', 'empty', 'seen'];

/** The strip while the sources answer; of several of one kind, the one that saw most counts. */
class Progress {
  constructor() {
    this.kinds = new Map(KINDS.map((name) => [name, { name, state: 'asked' }]));
    this.items = new Map(KINDS.map((name) => [name, sourceItem(this.kinds.get(name))]));
  }

  answered({ kind, name, state, note }) {
    const known = this.kinds.get(kind);
    if (!known || RANKS.indexOf(state) <= RANKS.indexOf(known.state)) return;
    const told = { name: kind, state, note: [name, note].map((it) => plain(it, BOUND.line)).filter(Boolean).join(': ') };
    const item = sourceItem(told);
    this.items.get(kind).replaceWith(item);
    this.kinds.set(kind, told);
    this.items.set(kind, item);
  }
}

/** The events of a text/event-stream as [name, data]. Comments are skipped; a line may come in pieces. */
async function* eventsOf(body) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let [rest, name, data, size] = ['', '', '', 0];
  try {
    for (let piece; !(piece = await orFail(() => reader.read(), 'The answer broke off.')).done; ) {
      size += piece.value.length;
      if (size > BOUND.stream) throw new Failure('The answer is too long.');
      rest += piece.value;
      if (!piece.value.includes('\n')) continue;
      const lines = rest.split('\n');
      rest = lines.pop();
      for (const line of lines.map((it) => it.replace(/\r$/, ''))) {
        if (line.startsWith('event:')) name = line.slice(6).trim();
        else if (line.startsWith('data:')) data += (data && '\n') + line.slice(5);
        else if (line === '') {
          if (data) yield [name, data];
          name = data = '';
        }
      }
    }
  } finally {
    reader.cancel().catch(() => {});
  }
}

// ------------------------------------------------------------------------------------------- element

/** A failure with words for the reader; the message is shown below the fixed sentence. */
class Failure extends Error {}

/** A failure in the service's own words: it has ended, and there is nothing to wait for. */
class Refusal extends Failure {}

class IncidentCard extends HTMLElement {
  static observedAttributes = ['entity-ref'];

  #fetcher = null;
  #answer = null;
  #report = null;
  #run = null;
  #parts;

  constructor() {
    super();
    this.attachShadow({ mode: 'open' }).adoptedStyleSheets = [STYLE];
    const input = h('textarea', {
      rows: 3, spellcheck: 'false', 'aria-label': 'Error messages or log excerpts, optional',
      placeholder: 'Paste error messages or log excerpts here (optional)',
      onfocus: () => input.classList.remove('small'),
      onkeydown: (event) => event.key === 'Enter' && (event.ctrlKey || event.metaKey) && this.analyze(),
    });
    const button = h('button', { type: 'button', class: 'primary', onclick: () => this.analyze() }, 'Analyze Incident');
    const sources = h('ul', { class: 'sources', 'aria-label': 'Sources', 'aria-live': 'polite' });
    const failure = h('div', { class: 'failure', role: 'alert' });
    const result = h('section', { class: 'result', 'aria-label': 'Diagnosis', hidden: true });
    const status = h('p', { class: 'unseen', role: 'status' });
    const bar = h('div', { class: 'bar' });
    this.#parts = { input, button, sources, failure, result, status, bar };
    this.shadowRoot.append(h('article', { 'aria-labelledby': 'title' }, bar,
      h('header', null, h('h2', { id: 'title' }, 'Incident Analysis'), h('p', { class: 'quiet' }, 'AI-assisted diagnosis')),
      input, h('div', { class: 'ask' }, button, sources), failure, result, status));
  }

  connectedCallback() {
    // A framework may have set these before this file was loaded.
    for (const name of ['fetcher', 'answer']) {
      if (!Object.hasOwn(this, name)) continue;
      const value = this[name];
      delete this[name];
      this[name] = value;
    }
  }

  disconnectedCallback() {
    this.#stop();
  }

  attributeChangedCallback(_name, before, after) {
    if (before === null || before === after) return;
    this.#parts.input.value = '';
    this.answer = null;
  }

  /** What asks the service: same signature as fetch, which it is unless set. Set it to add a token. */
  get fetcher() {
    return this.#fetcher;
  }

  set fetcher(value) {
    this.#fetcher = typeof value === 'function' ? value : null;
  }

  /** The answer on show, or null. Setting one shows it without asking anybody; null clears the card. */
  get answer() {
    return this.#answer;
  }

  set answer(value) {
    this.#stop();
    this.#show(value && typeof value === 'object' ? value : null);
  }

  /** Asks for a diagnosis, as the button does; ends the question before it. Resolves with the answer, or null. */
  async analyze() {
    this.#stop();
    this.#show(null);
    const run = (this.#run = new AbortController());
    const deadline = Number(this.getAttribute('deadline-ms')) || DEADLINE_MS;
    const late = setTimeout(() => run.abort(new Failure(`No answer within ${duration(deadline)}.`)), deadline);
    this.#busy(true);
    try {
      const answer = await Promise.race([this.#ask(run), rejected(run.signal)]);
      return run === this.#run ? this.#tell(answer) : null;
    } catch (failure) {
      if (run !== this.#run) return null;
      if (!(failure instanceof Failure)) reportError(failure); // Ours, not the service's.
      // What was diagnosed stands, and is on the service's disk.
      if (this.#answer && !(failure instanceof Refusal)) return this.#tell(this.#answer, plain(failure.message, BOUND.line));
      this.#fail(failure);
      return null;
    } finally {
      clearTimeout(late);
      run.abort();
      if (run === this.#run) this.#busy(false);
    }
  }

  /** The answer is whole, or there is no more of it and why. */
  #tell(answer, broken = '') {
    const shown = this.#answer;
    if (shown && same(shown.diagnosis, answer.diagnosis)) {
      this.#answer = answer;
      this.#parts.sources.replaceChildren(...sourcesStrip(answer.sources));
      const told = this.#report.settle(answer, broken);
      this.#parts.status.textContent = ['Diagnosis ready.', told].filter(Boolean).join(' ');
    } else {
      this.#show(answer);
      this.#parts.status.textContent = 'Diagnosis ready.';
    }
    this.dispatchEvent(new CustomEvent('incident-analysis', { detail: answer, bubbles: true, composed: true }));
    return answer;
  }

  async #ask(run) {
    const entityRef = this.getAttribute('entity-ref');
    if (!entityRef) throw new Failure('This card has no entity-ref.');
    const errors = this.#parts.input.value;
    const url = `${this.#base()}/analyze`;
    const body = errors.trim() ? { entityRef, errors } : { entityRef };
    const response = await orFail(
      () => this.#post(url, body, 'text/event-stream, application/json;q=0.9', run.signal), `No connection to ${url}.`);
    const streams = /^text\/event-stream\b/i.test(response.headers.get('content-type') ?? '');
    if (response.ok && streams && response.body) return this.#follow(response.body, run);
    const text = await orFail(() => response.text(), 'The answer broke off.');
    const answer = parsed(text);
    if (!response.ok) throw new Failure(detailOf(answer) || `The service answered ${response.status}.`);
    if (typeof answer?.analysis !== 'string') throw new Failure(answer ? 'The answer holds no analysis.' : 'The answer was not JSON.');
    return answer;
  }

  /** Shows what is known as it comes; resolves with the whole. */
  async #follow(body, run) {
    const { sources } = this.#parts;
    const progress = new Progress();
    sources.replaceChildren(...progress.items.values());
    for await (const [name, data] of eventsOf(body)) {
      if (run !== this.#run) return null;
      const it = parsed(data);
      const report = typeof it?.analysis === 'string';
      if (name === 'source' && it) progress.answered(it);
      else if (name === 'diagnosis' && report) this.#diagnosed(it, run);
      else if (name === 'sentence' && it) this.#report?.sentence(it);
      else if (name === 'analysis' && report) return it;
      else if (name === 'error') throw new Refusal(detailOf(it));
    }
    throw new Failure('The answer broke off.');
  }

  /** The diagnosis stands; it is said that there is more to come where it does not come at once. */
  #diagnosed(answer, run) {
    const { sources } = this.#parts;
    const asked = [...sources.children];
    this.#show(answer, false);
    if (!sources.childElementCount) sources.replaceChildren(...asked);
    this.#parts.status.textContent = 'Diagnosis ready.';
    setTimeout(() => {
      if (run !== this.#run || this.#answer !== answer || run.signal.aborted) return;
      this.#report.ask();
      this.#parts.status.textContent = 'Diagnosis ready. The model is being asked.';
    }, CALM_MS);
  }

  /** Tells the service how it was; resolves with the status of its answer, 0 where there is none. */
  async #note(analysisId, outcome) {
    const url = `${this.#base()}/analyses/${encodeURIComponent(analysisId)}/outcome`;
    const status = await this.#post(url, outcome, 'application/json', AbortSignal.timeout(NOTE_MS)).then((it) => it.status, () => 0);
    this.#parts.status.textContent = status >= 200 && status < 300 ? 'Noted.' : '';
    return status;
  }

  #base() {
    return (this.getAttribute('api-base') || '/api/ai-incident').replace(/\/+$/, '');
  }

  async #post(url, body, accept, signal) {
    const send = this.#fetcher ?? globalThis.fetch;
    return send(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: accept },
      body: JSON.stringify(body),
      signal,
    });
  }

  #stop() {
    const run = this.#run;
    this.#run = null;
    run?.abort();
    if (run) this.#busy(false);
  }

  #busy(busy) {
    const { button, bar, status, result } = this.#parts;
    const held = this.shadowRoot.activeElement === button;
    button.disabled = busy;
    button.textContent = busy ? 'Analyzing...' : 'Analyze Incident';
    for (const part of [button, result]) part.setAttribute('aria-busy', String(busy));
    bar.classList.toggle('on', busy);
    if (busy) {
      status.textContent = 'Analyzing...';
      this.#parts.held = held;
    } else if (this.#parts.held && [document.body, this, null].includes(document.activeElement)
      && [button, null].includes(this.shadowRoot.activeElement)) {
      button.focus(); // A disabled button lets go of the keyboard; it comes back where it was.
    }
  }

  /** Shows an answer; one that is not whole yet is settled later. */
  #show(answer, whole = true) {
    const { input, sources, failure, result, status } = this.#parts;
    this.#answer = answer;
    this.#report = answer
      ? new Report(answer, (text, button) => this.#copy(text, button), (outcome) => this.#note(answer.analysisId, outcome)) : null;
    failure.replaceChildren();
    status.textContent = '';
    sources.replaceChildren(...sourcesStrip(answer?.sources));
    result.replaceChildren(...(answer ? this.#report.render().filter(Boolean) : []));
    if (answer && whole) this.#report.settle(answer);
    result.hidden = !answer;
    input.classList.toggle('small', Boolean(answer) && !input.value); // Room for the answer on a phone.
  }

  #fail(failure) {
    if (this.#answer) this.#report.settle(this.#answer);
    const detail = failure instanceof Failure ? plain(failure.message, BOUND.line) : '';
    this.#parts.status.textContent = '';
    this.#parts.failure.replaceChildren(h('p', null, FAILED), detail ? h('p', { class: 'quiet' }, detail) : '');
  }

  async #copy(text, button) {
    this.#parts.status.textContent = '';
    const done = await navigator.clipboard?.writeText(text).then(() => true, () => false);
    const said = done || this.#copyOldWay(text, button) ? 'Copied' : 'Copying is not allowed here';
    button.textContent = said.toLowerCase();
    this.#parts.status.textContent = said;
    setTimeout(() => (button.textContent = 'copy'), 2_000);
  }

  /** For pages without a secure context, where there is no navigator.clipboard. */
  #copyOldWay(text, button) {
    const holder = h('textarea', { class: 'unseen', 'aria-hidden': 'true' });
    holder.value = text;
    this.shadowRoot.append(holder);
    holder.select();
    const done = document.execCommand('copy');
    holder.remove();
    button.focus();
    return done;
  }
}

/** A promise that only ever rejects, when the signal does: a fetcher that ignores its signal cannot hang the card. */
const rejected = (signal) =>
  new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason), { once: true }));

/** What the work resolves with; a rejection becomes a Failure with these words. */
const orFail = (work, words) =>
  work().catch(() => {
    throw new Failure(words);
  });

const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

/** JSON as an object, else null. */
function parsed(text) {
  try {
    const value = JSON.parse(text);
    return value && typeof value === 'object' ? value : null;
  } catch {
    return null;
  }
}

// ---------------------------------------------------------------------------------------------- look

/* Colours come from the portal's --bui tokens, else from the page's color-scheme. Tints mix with the text colour, so they suit both. */
const STYLE = new CSSStyleSheet();
STYLE.replaceSync(`
:host {
  --fg: var(--bui-fg-primary, light-dark(#1b2027, #e3e6ea));
  --quiet: var(--bui-fg-secondary, light-dark(#596270, #a1a9b4));
  --surface: var(--bui-bg-surface-1, var(--bui-bg-neutral-1, light-dark(#ffffff, #16191e)));
  --line: var(--bui-border, var(--bui-border-1, light-dark(#dde1e6, #2e343c)));
  --accent: var(--bui-fg-link, var(--bui-bg-solid, light-dark(#24589e, #8cb8f0)));
  --solid: var(--bui-bg-solid, light-dark(#24589e, #8cb8f0));
  --on-solid: var(--bui-fg-solid, light-dark(#ffffff, #10151c));
  --mono: var(--bui-font-monospace, ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace);
  --wash: color-mix(in srgb, var(--fg) 5%, transparent);
  --red: color-mix(in srgb, light-dark(#d1242f, #ff7b82) 60%, var(--fg));
  --green: color-mix(in srgb, light-dark(#1a7f37, #57d37a) 60%, var(--fg));
  --amber: color-mix(in srgb, light-dark(#b45309, #f5a742) 60%, var(--fg));
  display: block; color: var(--fg); font: 400 0.9375rem/1.5 var(--bui-font-regular, system-ui, sans-serif); text-align: start;
}
:host([hidden]), [hidden] { display: none; }
* { box-sizing: border-box; }
article { position: relative; overflow: hidden; padding: clamp(1rem, 4%, 1.5rem); background: var(--surface); border: 1px solid var(--line); border-radius: 12px; overflow-wrap: anywhere; }
h2, h3, h4, h5, h6, p, ul, ol, pre { margin: 0; padding: 0; }
ul, ol { list-style: none; }
header { display: flex; flex-wrap: wrap; align-items: baseline; justify-content: space-between; gap: 0 1rem; margin-bottom: 0.875rem; }
h2 { font-size: 1.0625rem; font-weight: 600; }
h3 { font-size: 0.8125rem; font-weight: 600; color: var(--quiet); }
.quiet { color: var(--quiet); font-size: 0.8125rem; font-weight: 400; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
code, pre, .machine, .id, textarea, .tag { font-family: var(--mono); font-size: 0.8125rem; unicode-bidi: isolate; }
textarea { display: block; width: 100%; min-height: 4.75rem; resize: vertical; padding: 0.625rem 0.75rem; color: inherit; line-height: 1.5; background: transparent; border: 1px solid var(--line); border-radius: 8px; }
textarea.small { min-height: 2.5rem; height: 2.5rem; resize: none; }
textarea.small::placeholder { white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
textarea::placeholder { color: var(--quiet); opacity: 1; font-family: var(--bui-font-regular, system-ui, sans-serif); }
button { font: inherit; color: inherit; background: none; border: 0; cursor: pointer; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 4px; }
.ask { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 0.5rem 1rem; margin-top: 0.75rem; }
.primary { min-height: 2.5rem; padding: 0 1rem; font-weight: 600; color: var(--on-solid); background: var(--solid); border-radius: 8px; }
.primary:hover { filter: brightness(1.08); }
.primary:disabled { color: var(--quiet); background: var(--wash); cursor: progress; filter: none; }
.primary:focus-visible { border-radius: 8px; }
.sources { display: flex; flex-wrap: wrap; gap: 0 0.875rem; color: var(--quiet); font-size: 0.8125rem; }
.sources .missing { color: var(--red); }
.failure:not(:empty), .result { margin-top: 1rem; padding-top: 1rem; border-top: 1px solid var(--line); }
.failure > :first-child { color: var(--red); font-weight: 600; }
.sure { margin-bottom: 0.25rem; }
.degree, .severity { white-space: nowrap; font-size: 0.8125rem; font-weight: 600; }
.degree.high, .degree.certain { color: var(--accent); }
.severe { color: var(--red); }
.warn { color: var(--amber); }
.cause { margin-bottom: 0.375rem; font-size: clamp(1rem, 0.8rem + 1vw, 1.125rem); line-height: 1.4; font-weight: 600; text-wrap: pretty; }
.tag { display: inline; padding: 0 0.125rem; color: var(--quiet); font-weight: 400; white-space: nowrap; }
button.tag { color: var(--accent); }
button.tag:hover { text-decoration: underline; }
.proof { margin-top: 0.75rem; padding: 0.25rem 0.875rem; background: var(--wash); border-radius: 8px; }
.proof li { padding: 0.375rem 0; }
.proof code { display: block; padding-inline-start: 1.25rem; text-indent: -1.25rem; white-space: pre-wrap; overflow-wrap: break-word; }
.proof li:not(:has(.sign)) { display: flex; flex-wrap: wrap; justify-content: flex-end; }
.proof li:not(:has(.sign)) code { flex: 1 1 16rem; order: -1; }
.cited { float: inline-end; padding-inline-start: 0.75rem; font-size: 0.8125rem; }
.sign { display: inline-block; width: 0.75rem; text-indent: 0; }
.removed, .removed mark { color: var(--red); }
.added, .added mark { color: var(--green); }
mark { background: none; font-weight: 700; text-decoration: underline; text-decoration-thickness: 1px; text-underline-offset: 3px; }
.steps { margin-top: 1rem; }
.steps li { display: flex; gap: 0.75rem; padding-top: 0.5rem; }
.steps li > div { flex: 1; min-width: 0; }
.n { min-width: 1ch; font-weight: 600; color: var(--accent); font-variant-numeric: tabular-nums; }
.command { display: flex; align-items: flex-start; gap: 0.5rem; margin-top: 0.25rem; padding: 0.25rem 0.25rem 0.25rem 0.75rem; background: var(--wash); border-radius: 8px; }
.command code { flex: 1; min-width: 0; padding: 0.375rem 0; white-space: pre-wrap; }
.copy { flex: none; min-height: 2rem; padding: 0 0.625rem; font-size: 0.8125rem; color: var(--accent); border-radius: 6px; }
.copy:hover { background: var(--wash); }
.more > div { display: contents; }
.more { display: flex; flex-wrap: wrap; gap: 0 1rem; margin-top: 1rem; }
details { max-width: 100%; }
details[open] { flex-basis: 100%; padding-bottom: 1rem; }
summary { padding: 0.375rem 0; font-size: 0.875rem; cursor: pointer; }
summary::marker { color: var(--quiet); }
summary:hover { color: var(--accent); }
details > ul > li { padding: 0.5rem 0; }
.id { font-weight: 700; }
pre { margin-top: 0.25rem; padding: 0.625rem 0.875rem; max-height: 20rem; overflow: auto; white-space: pre-wrap; background: var(--wash); border-radius: 8px; }
.prose > * + * { margin-top: 0.625rem; }
.prose > :is(h2, h3, h4, h5, h6) { margin-top: 1.25rem; font-size: 0.875rem; font-weight: 600; color: var(--fg); }
.prose > :first-child { margin-top: 0; }
.prose :is(ul, ol) { padding-inline-start: 1.5rem; }
.prose ul { list-style: disc; } .prose ol { list-style: decimal; }
.prose li { padding-top: 0.25rem; }
.prose :not(pre) > code { padding: 0.0625rem 0.25rem; background: var(--wash); border-radius: 4px; }
.prose p { white-space: pre-line; }
.told { margin-top: 1rem; }
.told > summary { font-weight: 600; }
.told h4 { font-size: 0.875rem; }
.told section > * + * { margin-top: 0.625rem; }
.told section ~ section { margin-top: 1.25rem; }
.teller { margin-top: 0.25rem; }
.opinions { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 15rem), 1fr)); gap: 1rem 1.5rem; margin-top: 1rem; }
.opinions > div { padding-inline-start: 0.875rem; border-inline-start: 2px solid var(--line); }
.opinions > div + div { border-color: var(--amber); }
.opinions p, .opinions li { margin-top: 0.25rem; }
.opinions ul { padding-inline-start: 1.25rem; list-style: disc; }
.feedback { display: flex; flex-wrap: wrap; align-items: center; gap: 0.25rem 0.5rem; margin-top: 1rem; }
.feedback ul { flex-basis: 100%; }
.choice { min-height: 2rem; padding: 0 0.625rem; font-size: 0.8125rem; text-align: start; color: var(--accent); border-radius: 6px; }
.choice:hover { background: var(--wash); }
.own { display: flex; gap: 0.5rem; flex: 1 1 16rem; }
.own input { flex: 1; min-width: 0; min-height: 2rem; padding: 0 0.625rem; font: inherit; font-size: 0.8125rem; color: inherit; background: transparent; border: 1px solid var(--line); border-radius: 6px; }
.own input::placeholder { color: var(--quiet); opacity: 1; }
.colophon:not(:empty) { margin-top: 1rem; }
.link { padding: 0; color: var(--accent); text-align: start; }
.link:hover { text-decoration: underline; }
.bar { position: absolute; inset: 0 0 auto; height: 2px; }
.bar.on { background: linear-gradient(90deg, transparent, var(--accent), transparent) 0 0 / 40% 100% no-repeat; animation: wait 1.6s ease-in-out infinite alternate; }
@keyframes wait { to { background-position: 100% 0; } }
@media (prefers-reduced-motion: reduce) { .bar.on { animation: none; background-size: 100% 100%; } }
@media (forced-colors: active) { .primary { border: 1px solid ButtonText; } }
`);

if (!customElements.get('incident-card')) customElements.define('incident-card', IncidentCard);
