-- Webhooks: whom programs of others are told by what happened here, and what they are still to be told.

CREATE TABLE webhook (
    id INTEGER PRIMARY KEY,
    -- Random: what its seal is bound to.
    subject BLOB NOT NULL CHECK (length(subject) = 16),
    name TEXT NOT NULL UNIQUE,
    -- Gone is whoever answered that nothing is wanted any more; nothing is queued for them.
    state TEXT NOT NULL CHECK (state IN ('active', 'gone')),
    -- What it is told, and about which forms: JSON arrays; an empty one stands for all forms.
    events TEXT NOT NULL,
    forms TEXT NOT NULL,
    -- For how many minutes what people did is gathered before it is told; 0 for not at all.
    gather_minutes INTEGER NOT NULL CHECK (gather_minutes BETWEEN 0 AND 1440),
    -- When what was gathered is told next.
    gathers_until INTEGER NOT NULL,
    -- Before that moment nothing is sent to it.
    rests_until INTEGER NOT NULL DEFAULT 0,
    -- Address and secrets, sealed with the key beside it.
    content_key BLOB NOT NULL,
    payload BLOB NOT NULL
) STRICT;

CREATE TABLE webhook_delivery (
    id INTEGER PRIMARY KEY,
    webhook_id INTEGER NOT NULL REFERENCES webhook (id),
    -- Random: the same in each attempt, so that a receiver knows what comes twice.
    identifier TEXT NOT NULL,
    event TEXT NOT NULL,
    -- What it is about, as JSON: names of forms, versions and numbers.
    facts TEXT NOT NULL,
    -- No time is kept that is finer than the day on which it happened.
    day TEXT NOT NULL CHECK (length(day) = 10),
    -- How many things were gathered; NULL for what is told by itself.
    amount INTEGER CHECK (amount > 0),
    state TEXT NOT NULL CHECK (
        state IN ('gathering', 'queued', 'sending', 'sent', 'failed', 'dropped')),
    -- When it may be taken: to be sent, or again because whoever took it has not reported.
    due_at INTEGER NOT NULL DEFAULT 0,
    attempts INTEGER NOT NULL DEFAULT 0 CHECK (attempts >= 0),
    -- The status of the last answer, or why there was none.
    reply TEXT,
    ended_at INTEGER,
    UNIQUE (webhook_id, identifier),
    CHECK ((ended_at IS NULL) = (state IN ('gathering', 'queued', 'sending')))
) STRICT;

-- What is gathered is one row, to which each transaction adds.
CREATE UNIQUE INDEX webhook_delivery_in_gathering ON webhook_delivery (webhook_id, event, facts, day)
    WHERE state = 'gathering';
CREATE INDEX webhook_delivery_by_due ON webhook_delivery (due_at, id) WHERE ended_at IS NULL;
CREATE INDEX webhook_delivery_by_end ON webhook_delivery (ended_at) WHERE ended_at IS NOT NULL;
