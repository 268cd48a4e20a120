"""What is measured, and what is to be reached: the numbers of the performance budget."""

from footprint import Footprint
from measure import Sizes
from outbox import Outbox
from pages import Pages
from records import Records
from saves import Saves
from shared import Growth, SharedSubmissions, TwoServers
from signups import SignUps, SignUpTimes
from submissions import Submissions

SCENARIOS = [
    Pages(1, connections=32, target=0.8),
    Pages(1, connections=32, target=0.8, takes_gzip=True),
    Submissions(2, connections=32, target=0.5, beside_alternative=True),
    Submissions(2, connections=256, target=0.5),
    Submissions(2, connections=600, target=0.5),
    Submissions(2, connections=32, target=0.5, slow=True),
    Submissions(2, connections=256, target=0.5, slow=True),
    Submissions(3, connections=1, target=0.6, mode="each", beside_alternative=True),
    Saves(connections=32, target=1.0),
    SignUps(connections=32, target=0.5),
    SignUpTimes(requests=Sizes(1_000, 1_000, 50), most_percent=5),
    Records(
        responses=Sizes(1_000_000, 100_000, 2_500),
        most_milliseconds=50,
        most_seconds=2,
        least_times=5,
        least_rows=200_000,
        most_mebibytes=128,
        most_growth=1.25,
    ),
    Footprint(7, connections=256, most_mebibytes=64, most_milliseconds=100),
    # As fast as a mail server that keeps what it takes: the sender is not what limits.
    Outbox(
        server="aiosmtpd",
        mails=Sizes(100_000, 6_000, 1_000),
        sample=2_000,
        connections=2,
        target=0.8,
        most_mebibytes=64,
        most_growth=4,
    ),
    Outbox(
        server="smtp-sink",
        mails=Sizes(20_000, 10_000, 1_000),
        sample=10_000,
        connections=2,
        # Nothing is kept there, and the sender renders, opens and writes down nothing.
        target=0.1,
        most_mebibytes=64,
        most_growth=4,
    ),
    SharedSubmissions(connections=32),
    SharedSubmissions(connections=256),
    TwoServers(connections=32, target=0.8),
    Growth(
        few=Sizes(10_000, 10_000, 200),
        many=Sizes(1_000_000, 100_000, 2_000),
        connections=32,
        most_percent=10,
    ),
]
