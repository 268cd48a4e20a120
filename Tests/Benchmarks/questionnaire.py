"""The submission that every contestant is sent: twelve answers, about 600 bytes urlencoded."""

from urllib.parse import urlencode

FORM = "weight-rare-myasthenia"
PATH = f"/surveys/{FORM}"

# The hidden field of the page that carries the submission key; each POST needs a fresh one.
KEY_FIELD = "key"
KEY_MARK = "{key}"

# Everything else in the body: change it here when the form or its field names change.
PAIRS = [
    ("language", "en"),
    ("ok_survey", "yes"),
    ("ok_stories", "yes"),
    ("adult", "yes"),
    ("who", "self"),
    ("diagnosis", "lems"),
    ("first_signs", "2011"),
    ("region", "germany"),
    ("weight", "61.5"),
    ("change", "lost"),
    ("unplanned", "yes"),
    ("reasons", "weakness"),
    ("reasons", "gut"),
    ("tried", "texture"),
    ("tried", "move"),
    ("listened", "4"),
    (
        "story",
        "It took four years until somebody looked at my reflexes after exercise. Small warm meals "
        "in the morning work best for me, because my strength is gone by the evening. A chair in "
        "the kitchen and a light pan changed more than any advice on calories. Tell your dietitian "
        "how tired you are, not only what you weigh: that was when mine began to help me.",
    ),
]


def body() -> str:
    """The urlencoded body, with KEY_MARK where the submission key goes."""
    return f"{KEY_FIELD}={KEY_MARK}&{urlencode(PAIRS)}"


def first_page() -> str:
    """The first page of the survey cut by sections, as its button to go on sends it."""
    page = [("page", "1"), ("pages", "sections"), ("go", "next"), *PAIRS[:4]]
    return f"{KEY_FIELD}={KEY_MARK}&{urlencode(page)}"
