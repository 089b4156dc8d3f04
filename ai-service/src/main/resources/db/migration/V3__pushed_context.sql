-- What others tell of a service. Each row goes when it has been here for its time, whatever time it tells of.

create table log_line (
    id          bigint generated always as identity primary key,
    service     text        not null,
    at          timestamptz not null,
    level       text        not null,
    message     text        not null,
    received_at timestamptz not null
);

create index log_line_of_service on log_line (service, at, id);
create index log_line_received on log_line (received_at);

-- How many lines a minute had, kept or not; a writer that holds the row says which ones are kept. Such a row is changed many
-- times within its minute, so that it stays in its page: no index holds what changes, and the page has room.
create table log_minute (
    service     text        not null,
    minute      timestamptz not null,
    severe      bigint      not null,
    rest        bigint      not null,
    received_at timestamptz not null,
    primary key (service, minute)
) with (fillfactor = 70);

create index log_minute_received on log_minute (received_at);

create table log_count (
    service     text        not null,
    minute      timestamptz not null,
    level       text        not null,
    template    text        not null,
    lines       bigint      not null,
    received_at timestamptz not null,
    primary key (service, minute, level, template)
) with (fillfactor = 70);

create index log_count_received on log_count (received_at);

create table span (
    id          bigint generated always as identity primary key,
    trace_id    text        not null,
    span_id     text        not null,
    parent_id   text,
    service     text        not null,
    operation   text        not null,
    at          timestamptz not null,
    nanos       bigint      not null,
    failed      boolean     not null,
    message     text        not null,
    attributes  text        not null,
    received_at timestamptz not null,
    unique (trace_id, span_id)
);

create index span_of_service on span (service, at desc);
create index span_received on span (received_at);

-- Flips of flags and changes of settings.
create table value_change (
    id          bigint generated always as identity primary key,
    kind        text        not null,
    service     text        not null,
    name        text        not null,
    before      text        not null,
    after       text        not null,
    author      text        not null,
    at          timestamptz not null,
    url         text,
    received_at timestamptz not null
);

-- A value can be long; its digest is enough to know the same change again.
create unique index value_change_once on value_change (kind, service, name, at, md5(after));
create index value_change_of_service on value_change (service, at desc);
create index value_change_received on value_change (received_at);

-- Events that carry an id of their own: one that comes again is known.
create table pushed_event (
    source      text        not null,
    id          text        not null,
    received_at timestamptz not null,
    primary key (source, id)
);

create index pushed_event_received on pushed_event (received_at);
create index deployment_received on deployment (received_at);
