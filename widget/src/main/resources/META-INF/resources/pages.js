/**
 * The two pages: the catalog's services at /, one of them with its card at /entity.html.
 * Data is text here too: names and titles become text nodes, and links lead only to these pages.
 */
import { detailOf, h, moment, number, plain, severity, shortRef } from './incident-card.js';

const SHOWN = 300;
const RELATIONS = {
  __proto__: null,
  dependsOn: 'depends on', dependencyOf: 'needed by', consumesApi: 'consumes', apiConsumedBy: 'consumed by',
  providesApi: 'provides', apiProvidedBy: 'provided by', partOf: 'part of', hasPart: 'contains',
  ownedBy: 'owned by', ownerOf: 'owns', memberOf: 'member of', hasMember: 'has members', parentOf: 'parent of', childOf: 'child of',
};

const place = (id) => document.getElementById(id);
const list = (value) => (Array.isArray(value) ? value.filter((item) => item && typeof item === 'object') : []);
const words = (value) => (Array.isArray(value) ? value.map((word) => plain(word, 80)).filter(Boolean) : []);

/** What went wrong with a request, in words; `status` is 0 where nobody answered. */
class Refused extends Error {
  constructor(status, said) {
    super(said);
    this.status = status;
  }
}

/** GET of JSON from this service. Throws Refused. */
async function get(path) {
  const response = await fetch(path, { headers: { Accept: 'application/json' } }).catch(() => {
    throw new Refused(0, 'The service does not answer. Is it running?');
  });
  const body = await response.json().catch(() => null);
  if (!response.ok) throw new Refused(response.status, detailOf(body) || `The service answered ${response.status}.`);
  if (body === null) throw new Refused(response.status, 'The answer was not JSON.');
  return body;
}

const problem = (what, failure) => h('p', { class: 'problem' }, `${what} ${plain(failure.message)}`);

const pageOf = (ref, analysis) => `entity.html?${new URLSearchParams(analysis ? { ref, analysis } : { ref })}`;

/** Fills a place when its data is there, and says so when it is not. */
async function fill(id, what, load) {
  try {
    place(id).replaceChildren(...(await load()));
  } catch (failure) {
    if (!(failure instanceof Refused)) throw failure;
    place(id).replaceChildren(problem(what, failure));
  }
}

// ------------------------------------------------------------------------------------------ all services

function service(entity) {
  const ref = plain(entity.entityRef, 300);
  const kind = [plain(entity.type, 60), plain(entity.kind, 60).toLowerCase()].find(Boolean);
  return h('li', null,
    h('a', { href: pageOf(ref) }, plain(entity.title, 200) || plain(entity.name, 200) || ref),
    h('span', { class: 'aside quiet' }, [kind, shortOwner(entity.owner)].filter(Boolean).join(' · ')),
    h('span', { class: 'text quiet' }, plain(entity.description, 300)));
}

const shortOwner = (owner) => plain(owner, 200).replace(/^(group|user):(default\/)?/i, '');

function services({ entities, notes }) {
  const all = list(entities);
  const said = words(notes).map((note) => h('p', { class: 'quiet' }, note));
  if (!all.length) {
    return [h('p', null, 'No services yet. Point forge.catalog.files at your catalog-info.yaml files in app-config.yaml.'), ...said];
  }
  const found = h('ul', { class: 'list' });
  const rest = h('p', { class: 'quiet' });
  const haystacks = all.map((it) => [it.name, it.title, it.description, it.owner, it.type, it.kind, words(it.tags)].join(' ').toLowerCase());
  const filter = place('filter');
  const show = () => {
    const asked = filter.value.trim().toLowerCase();
    const hits = all.filter((_, i) => haystacks[i].includes(asked));
    found.replaceChildren(...hits.slice(0, SHOWN).map(service));
    rest.textContent = !hits.length ? `No service matches "${plain(filter.value, 80)}".`
      : hits.length > SHOWN ? `${number(hits.length - SHOWN)} more. Type in the filter to find them.` : '';
    rest.hidden = !rest.textContent;
  };
  filter.hidden = false;
  filter.addEventListener('input', show);
  show();
  return [found, rest, ...said];
}

function incident(it) {
  const ref = plain(it.entityRef, 300);
  const analysis = words(it.analyses).at(-1);
  const title = plain(it.title, 200) || plain(it.id, 80);
  return h('li', null,
    ref ? h('a', { href: pageOf(ref, analysis) }, title) : h('span', null, title),
    h('span', { class: 'aside quiet' }, moment(it.openedAt)),
    h('span', { class: 'text quiet' }, severity(it.severity), ' · ', plain(it.service, 200) || shortRef(ref),
      it.status ? ` · ${plain(it.status, 60).toLowerCase()}` : null, analysis ? null : ' · not analyzed yet'));
}

function incidents(answer) {
  const recent = list(answer);
  if (!recent.length) return [h('p', null, 'No incidents yet. Open a service and press Analyze Incident, or send an alert to the webhook.')];
  return [h('ul', { class: 'list' }, recent.slice(0, SHOWN).map(incident))];
}

function index() {
  fill('services', 'The services could not be listed.', async () => services(await get('api/entities')));
  fill('incidents', 'The incidents could not be listed.', async () => incidents(await get('api/incidents?limit=10')));
}

// ------------------------------------------------------------------------------------------- one service

/** component:default/invoice-api → its three parts; kind and namespace may be left out. Null for what is no reference. */
function parts(ref) {
  const [, kind = 'component', namespace = 'default', name] = /^(?:([^:/]+):)?(?:([^:/]+)\/)?([^:/]+)$/.exec(ref) ?? [];
  return name ? { kind, namespace, name, ref: `${kind}:${namespace}/${name}` } : null;
}

function head(entity, ref) {
  const tags = words(entity.tags);
  const facts = [
    [plain(entity.type, 60), plain(entity.kind, 60).toLowerCase()].filter(Boolean).join(' '),
    entity.owner && `owned by ${shortOwner(entity.owner)}`,
    tags.length && `tags: ${tags.join(', ')}`,
  ];
  const title = plain(entity.title, 200) || plain(entity.name, 200) || ref;
  document.title = `${title} · Forge Incident`;
  return [
    h('h1', null, title),
    h('p', { class: 'lead' }, plain(entity.description, 2_000) || 'No description.'),
    h('p', { class: 'facts quiet' }, facts.filter(Boolean).map((fact) => h('span', null, fact))),
  ];
}

function relations(entity) {
  const groups = new Map();
  for (const { type, targetRef, dangling } of list(entity.relations).slice(0, SHOWN)) {
    const word = RELATIONS[type] ?? (plain(type, 60).replace(/([A-Z])/g, ' $1').toLowerCase() || 'related to');
    const target = parts(plain(targetRef, 300));
    if (!target) continue;
    const name = shortRef(target.ref).replace(':default/', ':');
    const shown = dangling ? [h('span', null, name), h('span', { class: 'quiet' }, ' not in the catalog')] : h('a', { href: pageOf(target.ref) }, name);
    groups.set(word, [...(groups.get(word) ?? []), h('span', null, shown)]);
  }
  if (!groups.size) return [];
  return [h('section', { 'aria-labelledby': 'relations-title' }, h('h2', { id: 'relations-title' }, 'Relations'),
    h('dl', null, [...groups].map(([word, targets]) => [h('dt', null, word), h('dd', null, targets)])))];
}

async function entity() {
  const asked = new URLSearchParams(location.search);
  const it = parts(asked.get('ref') ?? '');
  if (!it) {
    place('entity').replaceChildren(h('h1', null, 'No such service'), h('p', { class: 'lead' }, 'This page needs ?ref=component:default/name. Choose a service from the list.'));
    return;
  }
  const path = [it.kind, it.namespace, it.name].map(encodeURIComponent).join('/');
  try {
    const found = await get(`api/entities/${path}`);
    place('entity').replaceChildren(...head(found, it.ref));
    place('relations').replaceChildren(...relations(found));
  } catch (failure) {
    if (!(failure instanceof Refused)) throw failure;
    const missing = failure.status === 404;
    document.title = `${plain(it.name, 200)} · Forge Incident`;
    place('entity').replaceChildren(h('h1', null, plain(it.name, 200)),
      missing ? h('p', { class: 'problem' }, `${plain(it.ref, 300)} is not in the catalog.`) : problem('The catalog could not be read.', failure));
    if (missing) return;
  }
  const card = h('incident-card', { 'entity-ref': it.ref, 'api-base': 'api/ai-incident' });
  place('diagnosis').replaceChildren(card);
  const analysis = asked.get('analysis');
  if (!analysis) return;
  try {
    card.answer = await get(`api/analyses/${encodeURIComponent(analysis)}`);
  } catch (failure) {
    if (!(failure instanceof Refused)) throw failure;
    card.before(problem(`Analysis ${plain(analysis, 80)} could not be loaded.`, failure));
  }
}

({ index, entity })[document.body.dataset.page]?.();
