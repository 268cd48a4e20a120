/// The kind of special category that an answer belongs to; it decides about disclosure control.
///
/// Source: GDPR Art. 9(1) and Art. 10 (criminal).
package enum Sensitivity: String, CaseIterable, Sendable {
    case none, health, genetic, sexlife, ethnicity, belief, politics, union, biometric, criminal
}
