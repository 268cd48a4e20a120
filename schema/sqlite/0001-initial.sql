-- The first schema of Recount on SQLite. Migrations are appended, never edited.
--
-- Integers that number rows never leave the database: a person is known outside by a code, in records
-- by a random subject. Days are texts 'YYYY-MM-DD' in UTC, because a finer time identifies people.
-- Sealed columns hold AES-256-GCM boxes (nonce, ciphertext, tag); see the module Store.

CREATE TABLE instance (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    -- Tells whether a key file belongs to this database, without telling the key.
    key_check BLOB NOT NULL CHECK (length(key_check) = 32),
    created_on TEXT NOT NULL CHECK (length(created_on) = 10)
) STRICT;

CREATE TABLE notice (
    id INTEGER PRIMARY KEY,
    digest BLOB NOT NULL UNIQUE CHECK (length(digest) = 32),
    kind TEXT NOT NULL CHECK (kind IN ('privacy', 'terms', 'consent')),
    language TEXT NOT NULL,
    label TEXT NOT NULL,
    media_type TEXT NOT NULL,
    content BLOB NOT NULL,
    published_on TEXT NOT NULL CHECK (length(published_on) = 10)
) STRICT;

-- The privacy policy and the terms that are in force, one for each language.
CREATE TABLE current_notice (
    kind TEXT NOT NULL CHECK (kind IN ('privacy', 'terms')),
    language TEXT NOT NULL,
    notice_id INTEGER NOT NULL REFERENCES notice (id),
    PRIMARY KEY (kind, language)
) STRICT, WITHOUT ROWID;

CREATE TABLE form (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    state TEXT NOT NULL CHECK (state IN ('open', 'closed')),
    current_version_id INTEGER REFERENCES form_version (id) DEFERRABLE INITIALLY DEFERRED,
    -- How many responses count now.
    responses INTEGER NOT NULL DEFAULT 0 CHECK (responses >= 0)
) STRICT;

CREATE TABLE form_version (
    id INTEGER PRIMARY KEY,
    form_id INTEGER NOT NULL REFERENCES form (id),
    digest BLOB NOT NULL UNIQUE CHECK (length(digest) = 32),
    version TEXT NOT NULL,
    language TEXT NOT NULL,
    -- The survey file as it was published.
    source BLOB NOT NULL,
    consent_notice_id INTEGER NOT NULL REFERENCES notice (id),
    published_on TEXT NOT NULL CHECK (length(published_on) = 10),
    UNIQUE (form_id, version)
) STRICT;

-- Maintained counts: how many of the responses that count now fall into a cell.
CREATE TABLE count_cell (
    id INTEGER PRIMARY KEY,
    form_id INTEGER NOT NULL REFERENCES form (id),
    item TEXT NOT NULL,
    cell TEXT NOT NULL,
    responses INTEGER NOT NULL DEFAULT 0 CHECK (responses >= 0),
    UNIQUE (form_id, item, cell)
) STRICT;

-- The cells of one form version, in the order in which its submissions name them.
CREATE TABLE form_version_cell (
    form_version_id INTEGER NOT NULL REFERENCES form_version (id),
    position INTEGER NOT NULL,
    count_cell_id INTEGER NOT NULL REFERENCES count_cell (id),
    PRIMARY KEY (form_version_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE response (
    id INTEGER PRIMARY KEY,
    subject BLOB NOT NULL CHECK (length(subject) = 16),
    -- SHA-256 of the receipt code. Its first eight bytes as a number find it, and make a repeated
    -- submission one response: an index of numbers touches fewer pages than one of digests.
    code_key INTEGER NOT NULL UNIQUE,
    code_digest BLOB NOT NULL CHECK (length(code_digest) = 32),
    form_version_id INTEGER NOT NULL REFERENCES form_version (id),
    language TEXT NOT NULL,
    received_on TEXT NOT NULL CHECK (length(received_on) = 10),
    withdrawn_on TEXT CHECK (length(withdrawn_on) = 10),
    -- The subject's keys, wrapped by the key file. Without its content key an answer cannot be read.
    content_key BLOB,
    proof_key BLOB,
    -- Sealed with the content key.
    answers BLOB,
    CHECK ((withdrawn_on IS NULL) = (answers IS NOT NULL)),
    CHECK ((answers IS NULL) = (content_key IS NULL))
) STRICT;

CREATE TABLE subscriber (
    id INTEGER PRIMARY KEY,
    subject BLOB NOT NULL CHECK (length(subject) = 16),
    -- HMAC-SHA-256 of the normalised address under a key outside the database.
    address_digest BLOB NOT NULL UNIQUE CHECK (length(address_digest) = 32),
    state TEXT NOT NULL CHECK (state IN ('waiting', 'confirmed')),
    language TEXT NOT NULL,
    asked_on TEXT NOT NULL CHECK (length(asked_on) = 10),
    content_key BLOB NOT NULL,
    proof_key BLOB NOT NULL,
    -- Sealed with the content key.
    address BLOB NOT NULL
) STRICT;

-- In which way people were asked: canonical JSON, kept for ever and named by its digest.
CREATE TABLE consent_context (
    id INTEGER PRIMARY KEY,
    digest BLOB NOT NULL UNIQUE CHECK (length(digest) = 32),
    notice_id INTEGER NOT NULL REFERENCES notice (id),
    content BLOB NOT NULL
) STRICT;

-- What people decided, append-only. A decision is [purpose, index of the purpose, status, position
-- of its leaf in the ledger]; the record is the private half, sealed with the subject's proof key.
CREATE TABLE consent_act (
    id INTEGER PRIMARY KEY,
    response_id INTEGER REFERENCES response (id),
    subscriber_id INTEGER REFERENCES subscriber (id),
    context_id INTEGER NOT NULL REFERENCES consent_context (id),
    happened_on TEXT NOT NULL CHECK (length(happened_on) = 10),
    decisions TEXT NOT NULL CHECK (json_valid(decisions)),
    record BLOB NOT NULL,
    CHECK ((response_id IS NULL) <> (subscriber_id IS NULL))
) STRICT;

CREATE INDEX consent_act_by_response ON consent_act (response_id)
    WHERE response_id IS NOT NULL;
CREATE INDEX consent_act_by_subscriber ON consent_act (subscriber_id)
    WHERE subscriber_id IS NOT NULL;

-- The public ledger: the leaves of each transaction in order, every one behind its length in two
-- bytes, big-endian (C2SP tlog-tiles, "entry bundle"); and the edge of their RFC 6962 tree.
CREATE TABLE ledger_bundle (
    first_leaf INTEGER PRIMARY KEY CHECK (first_leaf >= 0),
    leaves INTEGER NOT NULL CHECK (leaves > 0),
    entries BLOB NOT NULL
) STRICT;

CREATE TABLE ledger_tree (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    size INTEGER NOT NULL CHECK (size >= 0),
    -- The roots of the perfect subtrees, 32 bytes each, the largest first.
    subtrees BLOB NOT NULL,
    root BLOB NOT NULL CHECK (length(root) = 32)
) STRICT;

-- Mails that wait to be sent. The payload is sealed with the subscriber's content key.
CREATE TABLE outbox (
    id INTEGER PRIMARY KEY,
    subscriber_id INTEGER NOT NULL REFERENCES subscriber (id),
    kind TEXT NOT NULL CHECK (kind IN ('confirmation')),
    state TEXT NOT NULL CHECK (state IN ('queued')),
    queued_at INTEGER NOT NULL,
    payload BLOB NOT NULL
) STRICT;

CREATE INDEX outbox_by_subscriber ON outbox (subscriber_id, queued_at);

-- What a mail's link proves: only the token's SHA-256 is kept.
CREATE TABLE confirmation_token (
    digest BLOB PRIMARY KEY CHECK (length(digest) = 32),
    subscriber_id INTEGER NOT NULL REFERENCES subscriber (id),
    expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
