-- Every call of a model. What was spent was spent: a call outlives the analysis that it was made for, so that there is no foreign
-- key, and ages by itself.
create table model_call (
    id             uuid primary key,
    analysis_id    uuid,
    at             timestamptz not null,
    action         text        not null,
    entity_ref     text,
    service        text        not null,
    team           text,
    caller         text,
    provider       text        not null,
    model          text        not null,
    prompt_version text        not null,
    tokens_in      bigint      not null,
    tokens_out     bigint      not null,
    cost           numeric,
    duration_ms    bigint      not null,
    status         text        not null,
    claims_kept    integer     not null,
    claims_removed integer     not null,
    redactions     integer     not null,
    prompt         text,
    answer         text
);

-- What a day has spent, all teams together or one of them, is read before each call: from the index alone.
create index model_call_at on model_call (at) include (team, tokens_in, tokens_out, cost);
create index model_call_with_texts on model_call (at) where prompt is not null or answer is not null;

-- What the engine said of each analysis, and what a model said beside it. The kind of the engine's hypothesis is its verdict.
create table opinion (
    analysis_id       uuid primary key references analysis (id) on delete cascade,
    at                timestamptz not null,
    verdict           text        not null,
    engine_hypothesis text,
    engine_sha        text,
    model             text,
    agrees            boolean,
    model_hypothesis  text,
    model_kind        text,
    model_sha         text
);

create index opinion_at on opinion (at);

-- The first hypothesis is h1, and it is the cause where there is a verdict. Which commit that was stands in the answer.
insert into opinion (analysis_id, at, verdict, engine_hypothesis)
select id, analysed_at, verdict, case when verdict <> 'undecided' then 'h1' end
from analysis;

-- What it really was, as people say; of an analysis the last one counts.
create table outcome (
    id          bigint generated always as identity primary key,
    analysis_id uuid        not null references analysis (id) on delete cascade,
    at          timestamptz not null,
    told_by     text        not null,
    is_right    boolean     not null,
    hypothesis  text,
    cause       text
);

create index outcome_of_analysis on outcome (analysis_id, id);
