package import Disclosure
package import Values

/// A release that was made, with all that it was made from, ready to be kept.
package struct NewRelease: Sendable {
    /// One response that was there, counted or not.
    package struct Mark: Sendable {
        /// The response's number.
        package let record: Int
        /// The revision of the answers that were read.
        package let revision: Int
        /// Its releases, this one among them.
        package let participation: Participation

        package init(record: Int, revision: Int, participation: Participation) {
            (self.record, self.revision, self.participation) = (record, revision, participation)
        }
    }

    package let form: FormName
    /// The digest of the plan, which has to be in force.
    package let plan: Digest
    /// How many releases the plan had.
    package let number: Int
    /// How many had left since the last of them.
    package let leftSince: Int
    package let day: Day
    package let bytes: [UInt8]
    /// Every response that the release was made from.
    package let marks: [Mark]

    package init(
        form: FormName, plan: Digest, number: Int, leftSince: Int, day: Day, bytes: [UInt8],
        marks: [Mark]
    ) {
        (self.form, self.plan, self.number, self.leftSince) = (form, plan, number, leftSince)
        (self.day, self.bytes, self.marks) = (day, bytes, marks)
    }
}
