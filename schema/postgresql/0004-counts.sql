-- The counts of a form stand together in one value: a submission changes some dozens of them at once,
-- and each would be a row to find and to write.

-- Which number of the form's counts a cell is, from 0; it stays the same for ever.
ALTER TABLE count_cell ADD COLUMN position bigint NOT NULL DEFAULT 0 CHECK (position >= 0);

UPDATE count_cell SET position = (
    SELECT count(*) FROM count_cell AS earlier
    WHERE earlier.form_id = count_cell.form_id AND earlier.id < count_cell.id);

CREATE UNIQUE INDEX count_cell_by_position ON count_cell (form_id, position);

-- How many of the responses that count now fall into each cell: a JSON array of whole numbers. Cells
-- behind its end have counted nobody yet.
ALTER TABLE form ADD COLUMN counts json NOT NULL DEFAULT '[]';

UPDATE form SET counts = (
    SELECT ('[' || coalesce(string_agg(responses::text, ',' ORDER BY position), '') || ']')::json
    FROM count_cell WHERE form_id = form.id);

ALTER TABLE count_cell DROP COLUMN responses;
