package import Values

/// What a webhook is told, and how soon.
package struct WebhookScope: Hashable, Sendable {
    /// The minutes of a day, the longest time for which anything is gathered.
    package static let day = 1_440

    package let events: [WebhookEvent]
    /// About which forms; empty for all, and for what is about no form.
    package let forms: [FormName]
    /// For how many minutes what people did is gathered before it is told, 0 to ``day``.
    package let gatherMinutes: Int

    /// Nil without any event, or when it gathers for longer than a day.
    package init?(events: [WebhookEvent], forms: [FormName], gatherMinutes: Int) {
        guard !events.isEmpty, (0...Self.day).contains(gatherMinutes) else { return nil }
        (self.events, self.forms, self.gatherMinutes) = (events, forms, gatherMinutes)
    }

    /// Says whether that event belongs to it; `form` is nil for what is about none.
    package func holds(_ event: WebhookEvent, about form: FormName?) -> Bool {
        guard events.contains(event) else { return false }
        return forms.isEmpty || form.map(forms.contains) == true
    }

    /// When what is gathered now is told: at the next full stretch of its minutes since 1970 in UTC, so that
    /// its moment follows from no act of a person. `lot` is from 0 to 65,535 and moves it by a
    /// 24th of the stretch at most, so that not everybody sends at midnight.
    package func end(ofGatheringAt now: Moment, lot: Int64) -> Moment {
        let stretch = Int64(gatherMinutes) * 60
        guard stretch > 0 else { return now }
        let end = (now.seconds / stretch + 1) * stretch
        return Moment(seconds: end + stretch / 24 * lot / 65_536)
    }
}
