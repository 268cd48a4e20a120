-- Published results: what was planned and frozen, and how many people left. Nothing here holds an answer.
-- A form is named and not referred to, so that releases never go back in time with a restored backup.

-- A plan as canonical JSON, never edited; one of a form's plans is in force.
CREATE TABLE release_plan (
    id INTEGER PRIMARY KEY,
    form TEXT NOT NULL,
    digest BLOB NOT NULL UNIQUE CHECK (length(digest) = 32),
    content BLOB NOT NULL,
    made_on TEXT NOT NULL CHECK (length(made_on) = 10),
    is_in_force INTEGER NOT NULL CHECK (is_in_force IN (0, 1)),
    -- How many of the plan's people left since its last release.
    left_since INTEGER NOT NULL DEFAULT 0 CHECK (left_since >= 0)
) STRICT;

CREATE UNIQUE INDEX release_plan_in_force ON release_plan (form) WHERE is_in_force = 1;

-- Releases as they were published. The number counts those of a plan from 0; the serial number counts
-- those of a form from 1, whatever their plan. The leaf is the position of its line in the ledger.
CREATE TABLE release_frozen (
    plan_id INTEGER NOT NULL REFERENCES release_plan (id),
    number INTEGER NOT NULL CHECK (number BETWEEN 0 AND 63),
    form TEXT NOT NULL,
    serial INTEGER NOT NULL CHECK (serial > 0),
    digest BLOB NOT NULL CHECK (length(digest) = 32),
    content BLOB NOT NULL,
    made_on TEXT NOT NULL CHECK (length(made_on) = 10),
    leaf INTEGER NOT NULL CHECK (leaf >= 0),
    PRIMARY KEY (plan_id, number),
    UNIQUE (form, serial)
) STRICT;

CREATE TRIGGER release_stays BEFORE UPDATE ON release_frozen
BEGIN
    SELECT raise(ABORT, 'a release is never edited');
END;

-- Which releases of a plan counted a response and which left it out: for everybody and then for each
-- filter a set of bits in hexadecimal digits, with commas between them.
CREATE TABLE release_mark (
    response_id INTEGER NOT NULL REFERENCES response (id),
    plan_id INTEGER NOT NULL REFERENCES release_plan (id),
    counted TEXT NOT NULL,
    shielded TEXT NOT NULL,
    PRIMARY KEY (response_id, plan_id)
) STRICT, WITHOUT ROWID;

-- Of people who left, how many had been counted by which releases. In the order of the bits, which
-- does not tell when who left.
CREATE TABLE release_leavers (
    plan_id INTEGER NOT NULL REFERENCES release_plan (id),
    counted TEXT NOT NULL,
    people INTEGER NOT NULL CHECK (people > 0),
    PRIMARY KEY (plan_id, counted)
) STRICT, WITHOUT ROWID;

-- Whoever withdraws, is erased, or gives other answers leaves, in the same transaction whatever began it;
-- with other answers a person comes in anew. Whoever was counted nowhere is no leaver of any release.
CREATE TRIGGER respondent_leaves AFTER UPDATE OF answers ON response
    WHEN OLD.answers IS NOT NEW.answers
BEGIN
    INSERT INTO release_leavers (plan_id, counted, people)
        SELECT plan_id, counted, 1 FROM release_mark
        WHERE response_id = OLD.id AND ltrim(counted, '0,') <> ''
        ON CONFLICT (plan_id, counted) DO UPDATE SET people = people + 1;
    UPDATE release_plan SET left_since = left_since + 1
        WHERE id IN (SELECT plan_id FROM release_mark WHERE response_id = OLD.id);
    DELETE FROM release_mark WHERE response_id = OLD.id;
END;
