import Webhooks

/// The settings of webhooks.
extension SettingsCatalogue {
    static let webhooks: [Setting] = [
        .texts(
            "webhooks.networks", \.webhooks.networks, separator: " ",
            "Networks of your own that messages to webhooks may go to, also without encryption.",
            expected: "networks with spaces between, such as 10.0.0.0/8 or fd00::/8",
            otherwise: "the public internet, by https"
        ) { $0.allSatisfy { NetworkRange($0) != nil } },
        .text(
            "webhooks.certificateFile", \.webhooks.certificateFile,
            "A PEM file of certificates to believe in the place of the system's.",
            otherwise: "the system's certificates"),
        .number(
            "webhooks.seconds", \.webhooks.seconds, 1...60,
            "How long one attempt to post a message may take, in seconds."),
    ]
}
