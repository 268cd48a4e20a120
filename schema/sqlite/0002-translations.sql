-- The texts of a form version in other languages. A corrected translation is a further row; the form
-- version, its digest and its counts stay as they are. Every row is kept: it tells what people read.
CREATE TABLE form_translation (
    id INTEGER PRIMARY KEY,
    form_version_id INTEGER NOT NULL REFERENCES form_version (id),
    language TEXT NOT NULL,
    -- The translation's own version; it never names two contents.
    version TEXT NOT NULL,
    -- SHA-256 of the texts, without comments and layout.
    digest BLOB NOT NULL CHECK (length(digest) = 32),
    -- The side file as it was published.
    source BLOB NOT NULL,
    consent_notice_id INTEGER NOT NULL REFERENCES notice (id),
    published_on TEXT NOT NULL CHECK (length(published_on) = 10),
    in_force INTEGER NOT NULL CHECK (in_force IN (0, 1)),
    UNIQUE (form_version_id, language, version)
) STRICT;

CREATE UNIQUE INDEX form_translation_in_force ON form_translation (form_version_id, language)
    WHERE in_force = 1;
