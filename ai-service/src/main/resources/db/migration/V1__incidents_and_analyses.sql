-- Times are instants; the session's zone never matters.

create table incident (
    id          uuid primary key,
    title       text        not null,
    service     text        not null,
    service_key text        not null,
    entity_ref  text,
    severity    text        not null,
    status      text        not null,
    detected_by text        not null,
    opened_at   timestamptz not null,
    resolved_at timestamptz,
    resolved_by text
);

-- A service has at most one open incident, also when two replicas take its alerts at the same moment.
create unique index incident_open_once on incident (service_key) where status <> 'resolved';
create index incident_newest on incident (opened_at desc, id desc);

create table incident_alert (
    incident_id uuid        not null references incident (id) on delete cascade,
    fingerprint text        not null,
    title       text        not null,
    started_at  timestamptz not null,
    firing      boolean     not null,
    primary key (incident_id, fingerprint)
);

create index incident_alert_firing on incident_alert (fingerprint) where firing;

create table incident_event (
    id          bigint generated always as identity primary key,
    incident_id uuid        not null references incident (id) on delete cascade,
    at          timestamptz not null,
    kind        text        not null,
    text        text        not null
);

create index incident_event_of on incident_event (incident_id, id);

-- The answer and the context are kept as the exact JSON text: an answer is read again byte for byte.
create table analysis (
    id          uuid primary key,
    incident_id uuid references incident (id) on delete cascade,
    service     text             not null,
    entity_ref  text,
    analysed_at timestamptz      not null,
    duration_ms bigint           not null,
    verdict     text             not null,
    confidence  double precision not null,
    narrator    text             not null,
    answer      text             not null,
    context     text             not null
);

create index analysis_of_incident on analysis (incident_id, analysed_at);

create table deployment (
    id          bigint generated always as identity primary key,
    service     text        not null,
    commit_sha  text        not null,
    author      text        not null,
    at          timestamptz not null,
    environment text        not null,
    url         text,
    received_at timestamptz not null,
    unique (service, commit_sha, at, environment)
);

create index deployment_of_service on deployment (service, at desc);
