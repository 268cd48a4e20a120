-- Sheets: what 2,048 responses answered whose numbers follow each other, laid out by question, so that a
-- report need not open each of them. A sheet is a copy: it is sealed with a key of its own, which goes with
-- it as soon as the answers of one of its responses change or end, and it is made anew from the others.
CREATE TABLE answer_sheet (
    -- The first of the numbers, 1, 2049 and so on.
    first_response bigint NOT NULL CHECK (first_response % 2048 = 1),
    form_id bigint NOT NULL REFERENCES form (id),
    content_key bytea NOT NULL,
    -- Both sealed with that key.
    answers bytea NOT NULL,
    texts bytea NOT NULL,
    PRIMARY KEY (first_response, form_id)
);
ALTER TABLE answer_sheet ALTER COLUMN answers SET STORAGE EXTERNAL;
ALTER TABLE answer_sheet ALTER COLUMN texts SET STORAGE EXTERNAL;

-- In the same transaction, whatever began it.
CREATE FUNCTION end_answer_sheet() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM answer_sheet WHERE first_response = OLD.id - (OLD.id - 1) % 2048;
    RETURN NULL;
END;
$$;

CREATE TRIGGER answer_sheet_ends AFTER UPDATE OF answers ON response
    FOR EACH ROW EXECUTE FUNCTION end_answer_sheet();
