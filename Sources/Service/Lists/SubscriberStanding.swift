package import Consent
package import Store
package import Values

/// Where one subscriber stands, without the address.
package struct SubscriberStanding: Sendable {
    /// What an operator can ask for by one word.
    package enum State: String, Hashable, Sendable, CaseIterable {
        case confirmed, waiting, imported
        /// No consent stands any more.
        case ended
    }

    /// How one purpose stands.
    package struct Purpose: Hashable, Sendable {
        package let name: PurposeIdentifier
        package let status: ConsentStatus
        /// The day of the act that decides about it.
        package let day: Day
    }

    /// The number by which lists name the subscriber.
    package let number: Int
    package let state: State
    package let language: LanguageTag
    package let askedOn: Day
    package let endedOn: Day?
    /// In alphabetical order.
    package let purposes: [Purpose]
    package let bounces: Int
    /// Why nobody may write to the address; nil when one may.
    package let suppression: Suppression?

    /// Looks up where a subscription stands in `instance`.
    package init(of subscription: StoredSubscription, in instance: Instance) throws {
        (number, language) = (subscription.number, subscription.language)
        (askedOn, bounces) = (subscription.askedOn, subscription.bounces)
        let isOver = subscription.consents.validPurposes.isEmpty && !subscription.isUnproven
        endedOn = isOver ? subscription.endedOn : nil
        state = endedOn == nil ? State(subscription.state) : .ended
        purposes = try Self.purposes(of: subscription, ResponseReader(instance.vault))
        let address = try MailReader(instance.vault).address(of: subscription)
        suppression = try instance.store.suppression(of: instance.vault.digest(of: address))
    }

    private static func purposes(
        of subscription: StoredSubscription, _ reader: ResponseReader
    ) throws -> [Purpose] {
        var latest: [PurposeIdentifier: Purpose] = [:]
        for act in subscription.acts {
            let record = try AskedRecord(reader.record(of: act, in: subscription))
            let day = Moment(seconds: record.event.at).day
            for event in act.events {
                latest[event.purpose] = Purpose(name: event.purpose, status: event.status, day: day)
            }
        }
        return latest.values.sorted { $0.name < $1.name }
    }
}

extension SubscriberStanding.State {
    fileprivate init(_ state: StoredSubscription.State) {
        switch state {
        case .waiting: self = .waiting
        case .confirmed: self = .confirmed
        case .imported: self = .imported
        }
    }
}

extension SubscriberStanding {
    /// The standing for programs.
    package var json: JSONValue {
        var members: [String: JSONValue] = [
            "number": .integer(Int64(number)), "state": .string(state.rawValue),
            "language": .string(language.text), "askedOn": .string(askedOn.description),
            "bounces": .integer(Int64(bounces)), "purposes": .array(purposes.map(\.json)),
        ]
        members["endedOn"] = endedOn.map { .string($0.description) }
        members["suppressed"] = suppression.map {
            .object([
                "reason": .string($0.reason.rawValue), "day": .string($0.day.description),
            ])
        }
        return .object(members)
    }
}

extension SubscriberStanding.Purpose {
    fileprivate var json: JSONValue {
        .object([
            "purpose": .string(name.text), "status": .string(status.rawValue),
            "day": .string(day.description),
        ])
    }
}
