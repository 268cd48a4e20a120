/// Keys that the survey format has and this version does not read, with what to use instead.
enum LaterKeys {
    static let attributes = [
        "format": "‘hint’ to say what is expected",
        "pattern": "‘hint’ to say what is expected",
        "unsure": "‘one’ with the choices yes, no and unsure",
    ]
}
