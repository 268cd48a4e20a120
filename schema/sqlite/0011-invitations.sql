-- Invitations: one personal link each, for one answer. Nothing here leads to a response and nothing of a
-- response leads here: with the answer the state changes, and the address goes with its key.
CREATE TABLE invitation (
    id INTEGER PRIMARY KEY,
    -- Random: what its seal is bound to, and what its link follows from under a key outside the database.
    subject BLOB NOT NULL UNIQUE CHECK (length(subject) = 16),
    form_id INTEGER NOT NULL REFERENCES form (id),
    -- SHA-256 of the link's token.
    token_digest BLOB NOT NULL UNIQUE CHECK (length(token_digest) = 32),
    -- HMAC-SHA-256 of the normalised address under a key outside the database, so that nobody is invited
    -- twice; it goes with the end of the survey or after a year.
    address_digest BLOB CHECK (length(address_digest) = 32),
    language TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('invited', 'answered', 'declined', 'ended')),
    invited_on TEXT NOT NULL CHECK (length(invited_on) = 10),
    -- How many days lie between two mails.
    interval_days INTEGER NOT NULL CHECK (interval_days > 0),
    reminders_sent INTEGER NOT NULL DEFAULT 0 CHECK (reminders_sent >= 0),
    reminders_left INTEGER NOT NULL CHECK (reminders_left >= 0),
    -- The day of the next reminder; NULL when none follows.
    next_on TEXT CHECK (length(next_on) = 10),
    content_key BLOB,
    -- Sealed with the content key; both are gone once nothing more is to be sent.
    address BLOB,
    UNIQUE (form_id, address_digest),
    CHECK ((state = 'invited') = (address IS NOT NULL)),
    CHECK ((address IS NULL) = (content_key IS NULL)),
    CHECK (next_on IS NULL OR state = 'invited')
) STRICT;

CREATE INDEX invitation_by_next_day ON invitation (next_on) WHERE next_on IS NOT NULL;
CREATE INDEX invitation_by_address ON invitation (address_digest) WHERE address_digest IS NOT NULL;
CREATE INDEX invitation_by_day ON invitation (invited_on) WHERE address_digest IS NOT NULL;

-- The mails of an invitation that wait go with its answer.
ALTER TABLE outbox ADD COLUMN invitation_id INTEGER REFERENCES invitation (id);

CREATE INDEX outbox_by_invitation ON outbox (invitation_id) WHERE invitation_id IS NOT NULL;
