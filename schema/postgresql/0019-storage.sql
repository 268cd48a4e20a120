-- Sealed bytes and hashes do not get shorter by compression: the server does not try. SQLite never does.
ALTER TABLE response ALTER COLUMN answers SET STORAGE EXTERNAL;
ALTER TABLE draft ALTER COLUMN content SET STORAGE EXTERNAL;
ALTER TABLE ledger_tile ALTER COLUMN hashes SET STORAGE EXTERNAL;
-- A bundle of leaves would get shorter, by an eighth of all that a response takes; but everybody who sends
-- waits while it is written. It stays in its row, which is read in order, as long as it fits into a page.
ALTER TABLE ledger_bundle ALTER COLUMN entries SET STORAGE EXTERNAL;
ALTER TABLE ledger_bundle SET (toast_tuple_target = 8160);
