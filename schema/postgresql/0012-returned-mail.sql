-- Which returned mails were imported, so that none of them counts twice: SHA-256 of the message.
CREATE TABLE returned_mail (
    digest bytea PRIMARY KEY CHECK (length(digest) = 32),
    imported_on date NOT NULL
);

CREATE INDEX returned_mail_by_day ON returned_mail (imported_on);
