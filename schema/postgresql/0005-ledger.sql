-- The public ledger: who signs it, its signed head, and its hashes ready to be served and proven.

-- The name under which the ledger signs (C2SP tlog-checkpoint, "origin"): kept from the first start on.
CREATE TABLE ledger_identity (
    id bigint PRIMARY KEY CHECK (id = 1),
    name text COLLATE "C" NOT NULL
);

-- The signed head of the tree (C2SP signed-note), written with the leaves that it attests.
ALTER TABLE ledger_tree ADD COLUMN note text COLLATE "C";

-- Full tiles (C2SP tlog-tiles): 256 hashes of one level, 32 bytes each. A tile's root is a hash of the
-- level above it.
CREATE TABLE ledger_tile (
    level bigint NOT NULL CHECK (level >= 0),
    number bigint NOT NULL CHECK (number >= 0),
    hashes bytea NOT NULL CHECK (length(hashes) = 8192),
    root bytea NOT NULL CHECK (length(root) = 32),
    PRIMARY KEY (level, number)
);

-- Signature lines of witnesses under the head of that size.
CREATE TABLE ledger_cosignature (
    size bigint NOT NULL CHECK (size > 0),
    line text COLLATE "C" NOT NULL,
    PRIMARY KEY (size, line)
);
