-- Sheets: what 2,048 responses answered whose numbers follow each other, laid out by question, so that a
-- report need not open each of them. A sheet is a copy: it is sealed with a key of its own, which goes with
-- it as soon as the answers of one of its responses change or end, and it is made anew from the others.
CREATE TABLE answer_sheet (
    -- The first of the numbers, 1, 2049 and so on.
    first_response INTEGER NOT NULL CHECK (first_response % 2048 = 1),
    form_id INTEGER NOT NULL REFERENCES form (id),
    content_key BLOB NOT NULL,
    -- Both sealed with that key.
    answers BLOB NOT NULL,
    texts BLOB NOT NULL,
    PRIMARY KEY (first_response, form_id)
) STRICT;

-- In the same transaction, whatever began it.
CREATE TRIGGER answer_sheet_ends AFTER UPDATE OF answers ON response
BEGIN
    DELETE FROM answer_sheet WHERE first_response = OLD.id - (OLD.id - 1) % 2048;
END;
