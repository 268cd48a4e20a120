-- Responses that are not finished, and answers that are changed after sending.

CREATE TABLE draft (
    id INTEGER PRIMARY KEY,
    subject BLOB NOT NULL CHECK (length(subject) = 16),
    -- SHA-256 of the code that the finished response will have, found as there.
    code_key INTEGER NOT NULL UNIQUE,
    code_digest BLOB NOT NULL CHECK (length(code_digest) = 32),
    form_version_id INTEGER NOT NULL REFERENCES form_version (id),
    language TEXT NOT NULL,
    -- How often it was saved: whoever read an older one does not overwrite a newer one.
    revision INTEGER NOT NULL CHECK (revision > 0),
    saved_on TEXT NOT NULL CHECK (length(saved_on) = 10),
    expires_on TEXT NOT NULL CHECK (length(expires_on) = 10),
    -- Wrapped by the key file; destroyed with the content when the draft expires. The row stays, so
    -- that its code can say what has become of it.
    content_key BLOB,
    -- Sealed with the content key.
    content BLOB,
    CHECK ((content IS NULL) = (content_key IS NULL))
) STRICT;

CREATE INDEX draft_by_expiry ON draft (expires_on) WHERE content IS NOT NULL;

-- A change of answers is a new version of the response; it counts once.
ALTER TABLE response ADD COLUMN version INTEGER NOT NULL DEFAULT 1 CHECK (version > 0);
ALTER TABLE response ADD COLUMN changed_on TEXT CHECK (length(changed_on) = 10);
