"""Target 12: several servers on one PostgreSQL, beside a C program that stores the same rows."""

import shutil
import statistics
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import contestants
import postgresql
from contestants import REPOSITORY, BenchmarkError, Contestant, OnServer
from load import Load, PageKey, Sample, median_ratio, summary
from measure import Bench, Result, Sizes
from questionnaire import FORM, KEY_MARK, PATH
from records import MAKER, call
from submissions import Submissions, page_key

WARM_UP_SECONDS = 3
HAPROXY = REPOSITORY / ".tools/haproxy/usr/sbin/haproxy"
PROXY = """
defaults
    mode http
    timeout connect 2s
    timeout client 30s
    timeout server 30s
frontend web
    bind 127.0.0.1:{port}
    maxconn 2000
    default_backend recount
backend recount
    balance roundrobin
{servers}
"""


@dataclass(frozen=True)
class SharedSubmissions(Submissions):
    """Submissions of one server on PostgreSQL, against what libpq can store of the same rows."""

    number: int = 12
    connections: int = 32
    target: float = 0.5

    @property
    def what(self) -> str:
        return f"{Load(self.connections, submits=True).describe()}, on PostgreSQL"

    def run(self, bench: Bench) -> list[Result]:
        with postgresql.server(bench.work) as server:
            recount = server_on(server, "recount", bench)
            seed(recount)
            server.make("ceiling", like="recount")
            chosen = [ceiling_on(server, "ceiling", bench, self.connections), recount]
            return [self.compared(bench, chosen)]


@dataclass(frozen=True)
class TwoServers:
    """Two servers against one: with the load split between them, and behind HAProxy."""

    connections: int
    target: float
    number: int = 12

    @property
    def what(self) -> str:
        return f"two servers against one, {self.connections} connections, on PostgreSQL"

    def run(self, bench: Bench) -> list[Result]:
        with postgresql.server(bench.work) as server:
            first = server_on(server, "recount", bench)
            seed(first)
            key = first.folder / "data/recount.key"
            second = server_on(server, "recount", bench, "second", key)
            proxy = proxy_of([first, second], bench)
            with bench.running(first, second, proxy):
                return [self.measured(bench, first, second, proxy)]

    def measured(
        self, bench: Bench, first: Contestant, second: Contestant, proxy: Contestant
    ) -> Result:
        key = page_key(first)
        ways = {"one": [first], "recount": [first, second], "haproxy": [proxy]}
        before = first.stored()
        taken = {name: [] for name in ways}
        for _ in range(bench.rounds):
            for name, targets in ways.items():
                taken[name].append(self.sample(bench, targets, key))
        stored = first.stored() - before
        result = self.judged(taken)
        acknowledged = sum(sample.requests for samples in taken.values() for sample in samples)
        most = acknowledged + self.connections * 3 * bench.rounds
        if not acknowledged <= stored <= most:
            raise BenchmarkError(f"two servers: {acknowledged} acknowledged, {stored} stored")
        result.checks.append(f"{acknowledged:,} acknowledged, all stored")
        return result

    def sample(self, bench: Bench, targets: list[Contestant], key: PageKey) -> Sample:
        """Loads all targets at the same time, each with its share of the connections."""
        load = Load(self.connections // len(targets), submits=True, key=key)
        for number, target in enumerate(targets):
            (bench.work / f"load-{number}").mkdir(exist_ok=True)
        with ThreadPoolExecutor(len(targets)) as pool:
            return together([*pool.map(
                lambda each: load.sample(each[1], bench.work / f"load-{each[0]}", bench.seconds),
                enumerate(targets),
            )])

    def judged(self, taken: dict[str, list[Sample]]) -> Result:
        ratio = median_ratio(taken["recount"], taken["one"])
        target = f"{self.target} of one server"
        result = Result(self.number, self.what, target, ratio >= self.target, ratio)
        result.figures = {name: summary(samples) for name, samples in taken.items()}
        behind = median_ratio(taken["haproxy"], taken["one"])
        one, balanced = (result.figures[name]["rate"] for name in ("one", "haproxy"))
        result.checks.append(
            f"one server {one:,.0f}/s; behind HAProxy {balanced:,.0f}/s, {behind:.2f} of one"
        )
        return result


@dataclass(frozen=True)
class Growth:
    """What a submission costs when many are stored, against few."""

    few: Sizes
    many: Sizes
    connections: int
    most_percent: int
    number: int = 12

    @property
    def what(self) -> str:
        return f"cost of a submission from {self.few.full:,} to {self.many.full:,} stored, on PostgreSQL"

    def run(self, bench: Bench) -> list[Result]:
        few, many = bench.count(self.few), bench.count(self.many)
        with postgresql.server(bench.work) as server:
            counts = {"few": few, "recount": many}
            samples, costs = {name: [] for name in counts}, {name: [] for name in counts}
            folders = {name: made_up(server, bench, count) for name, count in counts.items()}
            size = int(server.ask(f"SELECT pg_database_size('made_{many}')"))
            for _ in range(bench.rounds):
                for name, folder in folders.items():
                    sample, cost = self.sample(bench, server, folder, name != "few")
                    samples[name].append(sample)
                    costs[name].append(cost)
        return [self.judged(samples, costs, size / many, few, many)]

    def sample(
        self, bench: Bench, server: postgresql.Server, made: Path, is_kept: bool
    ) -> tuple[Sample, float]:
        """Loads a server on a database, or on a copy that nobody has made larger yet; tells, too,
        what a submission costs in seconds of processor time."""
        database = made.name
        if not is_kept:
            database = "measured"
            server.drop(database)
            server.make(database, like=made.name)
        recount = server_on(server, database, bench, key=made / "recount.key")
        with bench.running(recount):
            load = Load(self.connections, submits=True, key=page_key(recount))
            # Behind a checkpoint the first change of each page writes the whole page: that is over
            # when most pages were changed once, and comes back every few minutes only.
            server.ask("CHECKPOINT")
            load.sample(recount, bench.work, WARM_UP_SECONDS, "statuses")
            begin = recount.processor_seconds() + server.processor_seconds()
            sample = load.sample(recount, bench.work, bench.seconds)
            spent = recount.processor_seconds() + server.processor_seconds() - begin
        return sample, spent / sample.requests

    def judged(
        self, samples: dict, costs: dict, size: float, stored: int, many: int
    ) -> Result:
        ratio = median_ratio(samples["few"], samples["recount"])
        growth = 100 * (ratio - 1)
        result = Result(self.number, self.what, f"at most {self.most_percent} % more")
        result.reached, result.ratio = growth <= self.most_percent, ratio
        result.figures = {name: summary(taken) for name, taken in samples.items()}
        few, much = (1e6 * statistics.median(costs[name]) for name in ("few", "recount"))
        rate = result.figures["few"]["rate"]
        result.checks += [
            f"{growth:+.1f} % from {stored:,} ({rate:,.0f}/s) to {many:,} stored",
            f"{few:,.0f} µs of processor time a submission, then {much:,.0f} µs, PostgreSQL's too",
            f"{size:,.0f} bytes of database a response",
        ]
        return result


def seed(recount: OnServer) -> None:
    """Lets Recount make its tables and store one submission, the ceiling's sample."""
    recount.start()
    try:
        load = Load(1, submits=True, key=page_key(recount))
        body = load.stamped().replace(KEY_MARK, "A" * load.key.length)
        status, _, _ = recount.fetch("POST", PATH, body)
        if status != 303:
            raise BenchmarkError(f"the first submission was answered with {status}")
    finally:
        recount.stop()


def server_on(
    server: postgresql.Server, database: str, bench: Bench, folder: str = "first",
    key: Path | None = None,
) -> OnServer:
    """Recount on a database, which is made if it is not there; with the key of one that is."""
    if not server.ask(f"SELECT 1 FROM pg_database WHERE datname = '{database}'"):
        server.make(database)
    plain = contestants.recount(bench.tools, bench.work / folder)
    if key:
        take_key(key, plain.folder)
    return OnServer(
        "recount", plain.command, plain.folder, plain.port,
        plain.environment | {"RECOUNT_DATABASE": server.address(database)},
        ask=lambda sql: server.ask(sql, database),
    )


def take_key(key: Path, folder: Path) -> None:
    (folder / "data").mkdir(parents=True, exist_ok=True)
    shutil.copy(key, folder / "data/recount.key")


def ceiling_on(
    server: postgresql.Server, database: str, bench: Bench, connections: int
) -> OnServer:
    """The C program on a copy of a database that holds a submission of Recount's."""
    plain = contestants.ceiling(bench.tools, "group", bench.work, connections)
    command = [str(bench.tools.ceiling_postgresql), *plain.command[1:4], server.address(database)]
    return OnServer(
        "ceiling", command, plain.folder, plain.port, ask=lambda sql: server.ask(sql, database)
    )


def proxy_of(servers: list[Contestant], bench: Bench) -> Contestant:
    if not HAPROXY.exists():
        raise BenchmarkError("HAProxy is not there; 'make bench' unpacks it")
    own, port = bench.work / "haproxy", contestants.free_port()
    own.mkdir()
    lines = [f"    server recount{each.port} 127.0.0.1:{each.port}" for each in servers]
    file = own / "haproxy.cfg"
    file.write_text(PROXY.format(port=port, servers="\n".join(lines)))
    return Contestant("haproxy", [str(HAPROXY), "-db", "-f", str(file)], own, port)


def made_up(server: postgresql.Server, bench: Bench, count: int) -> Path:
    """A database with so many made-up responses; returns the folder of its name with its key."""
    name = f"made_{count}"
    server.make(name)
    folder = bench.work / name
    survey = REPOSITORY / "forms" / f"{FORM}.yaml"
    call(MAKER, survey, folder, count, bench.work / "answers.jsonl", server.address(name))
    server.ask("VACUUM ANALYZE", name)
    return folder


def together(samples: list[Sample]) -> Sample:
    """What was measured at the same time, as one; the times are the worst."""
    return Sample(
        requests=sum(each.requests for each in samples),
        microseconds=max(each.microseconds for each in samples),
        failed=sum(each.failed for each in samples),
        broken=sum(each.broken for each in samples),
        p50=max(each.p50 for each in samples),
        p99=max(each.p99 for each in samples),
        accepted=sum(each.accepted for each in samples),
        other=sum(each.other for each in samples),
    )
