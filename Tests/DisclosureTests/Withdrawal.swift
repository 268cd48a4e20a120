import FormModel
import Values

@testable import Disclosure

/// Two releases about 300 people and 27 questions, and somebody who withdrew between them.
struct Withdrawal {
    /// The releases as they are published.
    let published: JSONValue
    /// The same two days without any protection but that counts from 1 to 10 are hidden.
    let hidden: JSONValue

    /// Nil when the second release was refused, so that nothing can be compared.
    init?(seed: UInt64) throws {
        var generator = SeededGenerator(seed)
        let sizes = (0..<27).map { _ in Int.random(in: 2...5, using: &generator) }
        var parameters = ReleaseParameters.standard
        // The shield is 11, not a share of those who are there.
        parameters.shieldPercent = 0
        let plan = try SamplePlan.plan(sizes, parameters: parameters)
        var community = Community(plan, people: 300, generator)
        community.release()
        let before = community.members
        let counted = before.filter { $0.participation.counted(in: 0) != 0 }
        guard let person = counted.randomElement(using: &generator) else { return nil }
        let known = Int.random(in: 0..<27, using: &generator)
        community.leave(name: person.name)
        community.release()
        guard community.made.count == 2 else { return nil }
        let facts = Facts(plan: plan, person: person, known: known)
        published = facts.json(ReleaseAuditDocument(plan, community.history.releases).json)
        hidden = facts.json(facts.hidden([before, community.members]))
    }
}

/// What is asked about the person, and what the reader knows of them.
private struct Facts {
    let plan: ReleasePlan
    let person: Community.Member
    let known: Int

    func json(_ document: JSONValue) -> JSONValue {
        let answers = zip(plan.questions, person.categories).map { question, category in
            (question.name, JSONValue.string(question.categories[Int(category)]))
        }
        return .object([
            "document": document, "known": .string(plan.questions[known].name),
            "person": .object(Dictionary(answers) { first, _ in first }),
        ])
    }

    /// An audit document that shows every count but those from 1 to 10.
    func hidden(_ populations: [[Community.Member]]) -> JSONValue {
        .object([
            "threshold": .integer(11), "presence": .string("any"),
            "questions": .object(
                Dictionary(plan.questions.map { ($0.name, codes($0)) }) { first, _ in first }),
            "releases": .array([
                .object(["name": .string("1")]),
                .object(["name": .string("2"), "left": .integer(1), "joined": .integer(0)]),
            ]),
            "tables": .array(
                populations.enumerated().flatMap { number, people in
                    plan.questions.indices.map { table(of: $0, people, release: number + 1) }
                }),
        ])
    }

    private func codes(_ question: PlannedQuestion) -> JSONValue {
        .array(question.categories.map(JSONValue.string))
    }

    private func table(
        of place: Int, _ people: [Community.Member], release: Int
    ) -> JSONValue {
        let question = plan.questions[place]
        let cells = question.categories.enumerated().map { category, code in
            let count = people.count { $0.categories[place] == category }
            let isHidden = (1...10).contains(count)
            let value: JSONValue =
                isHidden
                ? .array([.integer(1), .integer(10)]) : .integer(Int64(count))
            return JSONValue.object(["at": .array([.string(code)]), "value": value])
        }
        return .object([
            "name": .string(question.name), "release": .string("\(release)"),
            "dims": .array([
                .object([
                    "question": .string(question.name), "categories": codes(question),
                    "complete": .bool(true),
                ])
            ]),
            "cells": .array(cells), "margins": .array([]),
        ])
    }
}
