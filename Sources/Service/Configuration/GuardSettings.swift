/// How the service tells people from programs that fill in every form they find.
package struct GuardSettings: Sendable {
    /// When whoever sends something must first show that they are no program.
    package enum Policy: String, CaseIterable, Sendable {
        case off
        /// When something about it is unlike a person: too fast, without a page, a filled decoy, or
        /// too often from one address.
        case suspicious
        case always
    }

    package var challenge = Policy.suspicious
    /// The least time in which a person answers the first page of a survey, in seconds.
    package var surveySeconds = 3
    /// The least time in which a person signs up, in seconds.
    package var signUpSeconds = 2
    /// How long a page can be open before it must be sent once more, in hours.
    package var hours = 24
    /// How much a browser calculates in the place of an answer: about two to this power of digests.
    package var difficulty = 18
    /// How many responses and sign-ups an address may send in an hour unasked; 0 sets no limit.
    package var sendsPerHour = 60

    package init() {}
}
