-- Forgetting: what was erased, what must never come back, and what operators did.

-- The day on which everything was erased that is not needed as proof.
ALTER TABLE response ADD COLUMN erased_on TEXT CHECK (length(erased_on) = 10);

-- Proofs whose period runs: the end of the response, or of the subscription, begins it.
CREATE INDEX response_with_proof_by_end ON response (withdrawn_on)
    WHERE withdrawn_on IS NOT NULL AND proof_key IS NOT NULL;

-- An erased subscriber keeps a row for the proof alone: the address is empty, its keyed digest has made
-- way for random bytes, and an empty key is one that was destroyed.
ALTER TABLE subscriber ADD COLUMN erased_on TEXT CHECK (length(erased_on) = 10);

CREATE INDEX subscriber_with_proof_by_end ON subscriber (erased_on)
    WHERE erased_on IS NOT NULL AND length(proof_key) > 0;
CREATE INDEX subscriber_waiting ON subscriber (id) WHERE state = 'waiting' AND erased_on IS NULL;
CREATE INDEX confirmation_token_by_subscriber ON confirmation_token (subscriber_id);
CREATE INDEX outbox_by_time ON outbox (queued_at);

-- Addresses that nobody may write to without a fresh confirmation: HMAC-SHA-256 of the normalised
-- address under a key outside the database, and nothing else.
CREATE TABLE suppression (
    address_digest BLOB PRIMARY KEY CHECK (length(address_digest) = 32),
    suppressed_on TEXT NOT NULL CHECK (length(suppressed_on) = 10)
) STRICT, WITHOUT ROWID;

-- What operators did, without a word about a person. The leaf is the position in the ledger of the
-- line that attests it.
CREATE TABLE operator_action (
    id INTEGER PRIMARY KEY,
    happened_at INTEGER NOT NULL DEFAULT (unixepoch()),
    kind TEXT NOT NULL,
    facts TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(facts)),
    leaf INTEGER CHECK (leaf >= 0)
) STRICT;

-- When a kind of upkeep was last done.
CREATE TABLE upkeep (
    kind TEXT PRIMARY KEY CHECK (kind IN ('backup', 'retention')),
    done_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- The periods that a notice names, as they were when it was published: so that a setting that was
-- changed since is noticed.
CREATE TABLE notice_period (
    notice_id INTEGER NOT NULL REFERENCES notice (id),
    name TEXT NOT NULL,
    value INTEGER NOT NULL,
    PRIMARY KEY (notice_id, name)
) STRICT, WITHOUT ROWID;
