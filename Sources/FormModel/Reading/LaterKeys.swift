/// Keys that the survey format has and this version does not read, with what to use instead.
enum LaterKeys {
    static let types = [
        "date": "‘number’ for a year, or ‘text’",
        "nps": "‘rating’ with ‘min: 0’ and ‘max: 10’",
        "slider": "‘rating’, or ‘number’ with ‘min’ and ‘max’",
        "score": "the questions themselves",
    ]

    static let attributes = [
        "default": "no default: nothing is ticked or typed before the person does it",
        "format": "‘hint’ to say what is expected",
        "pattern": "‘hint’ to say what is expected",
        "unsure": "‘one’ with the choices yes, no and unsure",
    ]
}
