-- Consents that are valid for a time.

-- The day on which the first of the consents that stand runs out; NULL for none.
ALTER TABLE response ADD COLUMN consents_end_on date;

CREATE INDEX response_by_consents_end ON response (consents_end_on)
    WHERE consents_end_on IS NOT NULL;

-- How often the content key was replaced: answers that an older backup holds do not open with a newer
-- key, and are lost when that backup is put back.
ALTER TABLE response ADD COLUMN content_key_number bigint NOT NULL DEFAULT 1
    CHECK (content_key_number > 0);
