-- Consents that are valid for a time.

-- The day on which the first of the consents that stand runs out; NULL for none.
ALTER TABLE response ADD COLUMN consents_end_on TEXT CHECK (length(consents_end_on) = 10);

CREATE INDEX response_by_consents_end ON response (consents_end_on)
    WHERE consents_end_on IS NOT NULL;
