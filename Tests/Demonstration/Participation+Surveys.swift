extension Participation {
    /// One for each survey of the demonstration.
    package static let all = [weight, pulse, quality, caring]

    package static let weight = Participation(
        survey: "weight-rare-myasthenia",
        title: "Weight, eating and daily life with LEMS, neuromyotonia or CMS",
        languages: ["en", "de"], pages: 5,
        answers: [
            "ok_survey": "yes", "ok_stories": "yes", "adult": "yes",
            "who": "self", "diagnosis": "other", "diagnosis.other": "Something rare",
            "first_signs": "2011", "region": "canada",
            "weight": "72.5", "change": "lost", "unplanned": "no", "reasons": "mood",
            "reasons": "gut",
            "tried": "texture", "listened": "4",
            "story": "Small meals & good company.",
        ],
        faults: [
            "who": "nobody", "first_signs": "long ago", "region": "moon", "weight": "heavy",
            "change": "sideways", "tried": "none", "tried": "move", "listened": "9",
            "story": String(repeating: "much too long ", count: 400),
        ],
        change: Change(
            item: "change", fields: ["change": "same"], counted: "change", before: "lost",
            after: "same", wordsBefore: "I lost weight", wordsAfter: "It stayed about the same"))

    package static let pulse = Participation(
        survey: "weekly-pulse", title: "How was your week?", languages: ["en"], pages: 6,
        answers: [
            "agree": "yes", "week": "mixed", "energy": "6", "dropped": "2", "recommend": "9",
            "word": "Slow",
        ],
        faults: [
            "week": "long", "energy": "11", "dropped": "9", "recommend": "11",
            "word": String(repeating: "slow", count: 11),
        ],
        change: Change(
            item: "week", fields: ["week": "bad"], counted: "week", before: "mixed",
            after: "bad", wordsBefore: "Now good, now bad", wordsAfter: "Bad"))

    package static let quality = Participation(
        survey: "quality-of-life", title: "Living with a rare muscle or nerve condition",
        languages: ["en"], pages: 6,
        answers: [
            "ok_survey": "yes", "ok_research": "yes", "adult": "yes",
            "diagnosis.month": "May", "diagnosis.year": "2015", "first_signs": "2011",
            "last_visit.month": "6", "last_visit.year": "2025",
            "moving.shopping": "2", "moving.hair": "2", "moving.car": "1", "moving.queue": "1",
            "moving.stairs": "3", "aids": "rests", "aids": "hold",
            "face.double": "most", "face.lids": "most", "face.chewing": "some",
            "face.swallowing": "never", "face.voice": "some", "reading": "35",
            "energy": "40", "mood.calm": "some", "mood.hopeful": "most", "mood.worried": "most",
            "mood.lonely": "some",
            "troubles": "moving", "troubles": "tired", "troubles": "plans", "order.1": "tired",
            "order.2": "moving", "week": "6", "helped": "Good light & short ways.",
        ],
        faults: [
            "diagnosis.day": "31", "diagnosis.month": "2", "diagnosis.year": "2015",
            "first_signs": "soon", "last_visit.month": "13", "last_visit.year": "2025",
            "moving.hair": "9", "aids": "none", "aids": "hold", "face.double": "hourly",
            "reading": "200", "energy": "-5", "mood.calm": "hourly", "troubles": "none",
            "troubles": "tired", "troubles": "moving", "order.1": "tired", "order.2": "tired",
            "week": "11",
        ],
        change: Change(
            item: "moving",
            fields: [
                "moving.shopping": "2", "moving.hair": "2", "moving.car": "1",
                "moving.queue": "1", "moving.stairs": "0",
            ],
            counted: "moving.stairs", before: "3", after: "0",
            wordsBefore: "Going up to the next floor: Not possible",
            wordsAfter: "Going up to the next floor: Not hard"))

    package static let caring = Participation(
        survey: "caring-for-someone",
        title: "Helping someone with a rare muscle or nerve condition",
        languages: ["en", "ar", "de"], pages: 5,
        answers: [
            "ok_survey": "yes", "adult": "yes", "helps": "yes",
            "relation": "other", "relation.other": "My aunt", "since.month": "3",
            "since.year": "2018", "together": "yes", "country": "DE",
            "hours": "21", "nights": "1", "tasks.washing": "some", "tasks.moving": "daily",
            "tasks.eating": "daily", "tasks.medicine": "some", "tasks.letters": "no",
            "tasks.listening": "daily",
            "strain": "75", "sleep": "3", "own_time": "some", "good": "close", "good": "useful",
            "last_break.month": "8", "last_break.year": "2024", "wishes": "break",
            "wishes": "night", "first.1": "night", "first.2": "break",
            "words": "It is more than it looks.",
        ],
        faults: [
            "adult": "yes", "relation": "nobody", "since.month": "13", "since.year": "2018",
            "country": "XX", "hours": "200", "nights": "9", "tasks.eating": "hourly",
            "strain": "much", "sleep": "9", "good": "none", "good": "close",
            "last_break.month": "8", "last_break.year": "3000", "wishes": "nothing",
            "wishes": "break", "wishes": "night", "first.1": "night", "first.2": "night",
        ],
        change: Change(
            item: "nights", fields: ["nights": "0"], counted: "nights", before: "1",
            after: "0", wordsBefore: "In one or two", wordsAfter: "In none"))
}
