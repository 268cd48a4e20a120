-- The public ledger: who signs it, its signed head, and its hashes ready to be served and proven.

-- The name under which the ledger signs (C2SP tlog-checkpoint, "origin"): kept from the first start on.
CREATE TABLE ledger_identity (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    name TEXT NOT NULL
) STRICT;

-- The signed head of the tree (C2SP signed-note), written with the leaves that it attests.
ALTER TABLE ledger_tree ADD COLUMN note TEXT;

-- Full tiles (C2SP tlog-tiles): 256 hashes of one level, 32 bytes each. A tile's root is a hash of the
-- level above it.
CREATE TABLE ledger_tile (
    level INTEGER NOT NULL CHECK (level >= 0),
    number INTEGER NOT NULL CHECK (number >= 0),
    hashes BLOB NOT NULL CHECK (length(hashes) = 8192),
    root BLOB NOT NULL CHECK (length(root) = 32),
    PRIMARY KEY (level, number)
) STRICT, WITHOUT ROWID;

-- Signature lines of witnesses under the head of that size.
CREATE TABLE ledger_cosignature (
    size INTEGER NOT NULL CHECK (size > 0),
    line TEXT NOT NULL,
    PRIMARY KEY (size, line)
) STRICT, WITHOUT ROWID;
