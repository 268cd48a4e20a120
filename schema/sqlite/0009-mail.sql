-- Mail: what people ask for by an address, what waits to be sent, and who may be written to.

-- An address with what is asked for by it: a sign-up, a link, a code. The row is the same whoever asks,
-- so that no answer tells who is known; a worker decides afterwards what becomes of it.
CREATE TABLE address_request (
    id INTEGER PRIMARY KEY,
    -- Random: what its seal is bound to.
    subject BLOB NOT NULL CHECK (length(subject) = 16),
    received_at INTEGER NOT NULL,
    content_key BLOB NOT NULL,
    payload BLOB NOT NULL
) STRICT;

CREATE TABLE new_subscriber (
    id INTEGER PRIMARY KEY,
    subject BLOB NOT NULL CHECK (length(subject) = 16),
    -- HMAC-SHA-256 of the normalised address under a key outside the database.
    address_digest BLOB NOT NULL UNIQUE CHECK (length(address_digest) = 32),
    -- Whether the address was proven; what a person agreed to is in consent_act alone.
    state TEXT NOT NULL CHECK (state IN ('waiting', 'confirmed', 'imported')),
    language TEXT NOT NULL,
    asked_on TEXT NOT NULL CHECK (length(asked_on) = 10),
    content_key BLOB NOT NULL,
    proof_key BLOB NOT NULL,
    -- Sealed with the content key.
    address BLOB NOT NULL,
    erased_on TEXT CHECK (length(erased_on) = 10),
    -- The day on which the last consent ended that stood; NULL while one stands or none ever did.
    ended_on TEXT CHECK (length(ended_on) = 10),
    -- SHA-256 of the tokens in this person's mails, which follow from the subject and the number: a
    -- new address has new ones.
    link_number INTEGER NOT NULL DEFAULT 1 CHECK (link_number > 0),
    preferences_digest BLOB UNIQUE CHECK (length(preferences_digest) = 32),
    unsubscribe_digest BLOB UNIQUE CHECK (length(unsubscribe_digest) = 32),
    -- How many mails came back for a reason that may pass.
    bounces INTEGER NOT NULL DEFAULT 0 CHECK (bounces >= 0),
    -- Whether the one mail was queued that tells of an unsubscription.
    is_told INTEGER NOT NULL DEFAULT 0 CHECK (is_told IN (0, 1))
) STRICT;

INSERT INTO new_subscriber (id, subject, address_digest, state, language, asked_on, content_key,
    proof_key, address, erased_on)
SELECT id, subject, address_digest, state, language, asked_on, content_key, proof_key, address, erased_on
FROM subscriber;

DROP TABLE subscriber;
ALTER TABLE new_subscriber RENAME TO subscriber;

CREATE INDEX subscriber_with_proof_by_end ON subscriber (erased_on)
    WHERE erased_on IS NOT NULL AND length(proof_key) > 0;
CREATE INDEX subscriber_waiting ON subscriber (id) WHERE state = 'waiting' AND erased_on IS NULL;
CREATE INDEX subscriber_by_end ON subscriber (ended_on)
    WHERE ended_on IS NOT NULL AND erased_on IS NULL;

-- Mails of an earlier version had no transport yet: they could not be sent.
DROP TABLE outbox;

CREATE TABLE outbox (
    id INTEGER PRIMARY KEY,
    -- Random: names the mail in its seal, its Message-ID and its return address.
    subject BLOB NOT NULL UNIQUE CHECK (length(subject) = 16),
    kind TEXT NOT NULL,
    -- NULL for mails about answers to a survey, which nothing connects with an address that stays.
    subscriber_id INTEGER REFERENCES subscriber (id),
    state TEXT NOT NULL CHECK (state IN ('queued', 'sending', 'sent', 'refused', 'failed', 'dropped')),
    queued_at INTEGER NOT NULL,
    -- When it may be taken: to be sent, or again because whoever took it has not reported.
    due_at INTEGER NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0 CHECK (attempts >= 0),
    -- What the mail server answered last, by its codes alone.
    reply TEXT,
    ended_at INTEGER,
    -- Address, language and links, sealed with the key beside it; both go with the end.
    content_key BLOB,
    payload BLOB,
    CHECK ((payload IS NULL) = (ended_at IS NOT NULL)),
    CHECK ((payload IS NULL) = (content_key IS NULL)),
    CHECK ((ended_at IS NULL) = (state IN ('queued', 'sending')))
) STRICT;

CREATE INDEX outbox_by_due ON outbox (due_at, id) WHERE ended_at IS NULL;
CREATE INDEX outbox_by_end ON outbox (ended_at) WHERE ended_at IS NOT NULL;
CREATE INDEX outbox_by_time ON outbox (queued_at);
CREATE INDEX outbox_by_subscriber ON outbox (subscriber_id) WHERE subscriber_id IS NOT NULL;

-- What a mail's link proves: only the token's SHA-256 is kept.
DROP TABLE confirmation_token;

CREATE TABLE confirmation_token (
    digest BLOB PRIMARY KEY CHECK (length(digest) = 32),
    subscriber_id INTEGER NOT NULL REFERENCES subscriber (id),
    purpose TEXT NOT NULL CHECK (purpose IN ('sign-up', 'address')),
    -- The mail that carries it: the time runs from the moment at which it is sent.
    mail BLOB NOT NULL CHECK (length(mail) = 16),
    expires_at INTEGER NOT NULL,
    used_at INTEGER,
    -- The new address, sealed with the subscriber's content key, and its keyed digest.
    address BLOB,
    address_digest BLOB CHECK (length(address_digest) = 32),
    CHECK ((purpose = 'address') = (address_digest IS NOT NULL))
) STRICT, WITHOUT ROWID;

CREATE INDEX confirmation_token_by_subscriber ON confirmation_token (subscriber_id);
CREATE INDEX confirmation_token_by_mail ON confirmation_token (mail);

-- How many mails an address got on a day. The digest is keyed otherwise than a subscriber's, so that
-- nothing here says whose mails they were.
CREATE TABLE mail_quota (
    address_mark BLOB NOT NULL CHECK (length(address_mark) = 32),
    day TEXT NOT NULL CHECK (length(day) = 10),
    mails INTEGER NOT NULL CHECK (mails > 0),
    PRIMARY KEY (day, address_mark)
) STRICT, WITHOUT ROWID;

-- Why nobody may write to an address.
ALTER TABLE suppression ADD COLUMN reason TEXT NOT NULL DEFAULT 'erased'
    CHECK (reason IN ('erased', 'unsubscribed', 'bounced', 'complaint', 'operator'));
