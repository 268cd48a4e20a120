import HTTPServer

/// The settings of the listener, of its limits and of the guard against programs.
extension SettingsCatalogue {
    static let server: [Setting] = [
        .listen,
        .metricsListen,
        .number(
            "drain.delaySeconds", \.drainDelaySeconds, 0...300,
            "How long everything is still served after a stop was asked for, in seconds."),
        .number(
            "drain.seconds", \.drainSeconds, 1...600,
            "How long a stop waits for what was accepted, in seconds."),
        .number(
            "limits.connections", \.server.connectionLimit, 8...10_000,
            "How many connections are served at once."),
        .number(
            "limits.connectionsPerAddress", \.server.connectionsPerAddress, 0...10_000,
            "How many connections one address may hold; 0 for no limit."),
        .requestsPerMinute,
        .number(
            "limits.servers", \.server.servers, 1...64,
            "How many servers share the limits of an address among them."),
        .number(
            "limits.trustedProxies", \.server.trustedProxies, 0...10,
            "How many proxies of your own stand in front."),
        .number(
            "limits.waitingSubmissions", \.queueLimit, 1...100_000,
            "How many responses may wait for the disk; beyond them people are asked to come back."),
    ]

    static let guarding: [Setting] = [
        .choice(
            "guard.challenge", \.guarding.challenge,
            "When whoever sends something must first show that they are no program."),
        .number(
            "guard.surveySeconds", \.guarding.surveySeconds, 0...60,
            "The least time in which a person answers the first page of a survey, in seconds."),
        .number(
            "guard.signUpSeconds", \.guarding.signUpSeconds, 0...60,
            "The least time in which a person signs up, in seconds."),
        .number(
            "guard.hours", \.guarding.hours, 1...720,
            "How many hours a page can be open before it must be sent once more."),
        .number(
            "guard.difficulty", \.guarding.difficulty, 8...26,
            "How much a browser calculates; one more doubles it."),
        .number(
            "guard.sendsPerHour", \.guarding.sendsPerHour, 0...1_000_000,
            "How many responses and sign-ups an address may send in an hour unasked; 0 for no "
                + "limit."),
    ]
}
