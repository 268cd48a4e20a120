-- Stories that are published one by one: the texts that were made of them, each under a key of its own.

CREATE TABLE story (
    id INTEGER PRIMARY KEY,
    -- Random, and of this text alone: what its sealed columns belong to.
    subject BLOB NOT NULL CHECK (length(subject) = 16),
    -- As its address has it, drawn by lot.
    name TEXT NOT NULL UNIQUE CHECK (length(name) = 12),
    response_id INTEGER NOT NULL REFERENCES response (id),
    item TEXT NOT NULL,
    -- What publishing rests on: when the consent to it ends, the text goes.
    purpose TEXT NOT NULL,
    -- The number among the texts of its author, which names the consent to exactly these words.
    number INTEGER NOT NULL CHECK (number > 0),
    state TEXT NOT NULL CHECK (
        state IN ('proposed', 'returned', 'declined', 'approved', 'published', 'withdrawn')),
    proposed_on TEXT NOT NULL CHECK (length(proposed_on) = 10),
    decided_on TEXT CHECK (length(decided_on) = 10),
    published_on TEXT CHECK (length(published_on) = 10),
    -- Wrapped by the key file; destroyed with the words.
    content_key BLOB,
    -- Sealed with the content key: the words, and what their author asks for.
    words BLOB,
    wish BLOB,
    UNIQUE (response_id, number),
    CHECK ((words IS NULL) = (content_key IS NULL)),
    CHECK ((words IS NULL) = (state IN ('declined', 'withdrawn'))),
    CHECK (wish IS NULL OR state = 'returned'),
    CHECK (state <> 'published' OR published_on IS NOT NULL)
) STRICT;

-- One text of a story is in work, and one is published.
CREATE UNIQUE INDEX story_in_work ON story (response_id, item)
    WHERE state IN ('proposed', 'returned', 'approved');
CREATE UNIQUE INDEX story_in_public ON story (response_id, item) WHERE state = 'published';
CREATE INDEX story_by_publication ON story (published_on, id) WHERE state = 'published';

-- Words are never edited: other words are another text.
CREATE TRIGGER story_words_stay BEFORE UPDATE OF words ON story WHEN NEW.words IS NOT NULL
    AND OLD.words IS NOT NEW.words
BEGIN
    SELECT raise(ABORT, 'the words of a story are never edited');
END;

-- Whatever ends a response ends its stories, in the same transaction.
CREATE TRIGGER story_goes AFTER UPDATE OF answers ON response WHEN NEW.answers IS NULL
BEGIN
    DELETE FROM story WHERE response_id = NEW.id;
END;
