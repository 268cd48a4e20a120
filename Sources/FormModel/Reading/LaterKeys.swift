/// Keys that the survey format has and this version does not read, with what to use instead.
enum LaterKeys {
    static let types = [
        "grid": "one ‘one’ question for each row, with a shared ‘list’",
        "rank": "‘many’ with ‘max’",
    ]

    static let attributes = [
        "source": "‘choices’ with a list of your own",
        "from": "‘choices’ with the answers written out",
        "format": "‘hint’ to say what is expected",
        "pattern": "‘hint’ to say what is expected",
        "unsure": "‘one’ with the choices yes, no and unsure",
    ]
}
