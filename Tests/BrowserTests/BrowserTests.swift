import Testing

/// The program as people meet it, in Chromium. The suites within share one service and one browser,
/// so that they run one after the other.
@Suite(.serialized, .staged)
struct BrowserTests {}
