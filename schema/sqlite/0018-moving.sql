-- Moving an instance to another database: where a copy is being made, and where one has left. There is no
-- row where an instance lives.
CREATE TABLE move (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    state TEXT NOT NULL CHECK (state IN ('arriving', 'left')),
    -- That of the instance that is moved.
    key_check BLOB NOT NULL,
    -- Where it went; empty while it arrives.
    place TEXT NOT NULL
) STRICT;
