import Dispatch
import Metrics
import Testing

/// What counts while requests are answered.
@Suite struct CountingTests {
    private enum Colour: String, CaseIterable, Sendable {
        case red, green
    }

    @Test("many threads count at once and lose nothing")
    func threads() {
        let (counter, statuses) = (Counter(), StatusCounters())
        let durations = Histogram.durations()
        DispatchQueue.concurrentPerform(iterations: 8) { thread in
            for _ in 0..<10_000 {
                counter.add()
                statuses.add(thread < 4 ? 200 : 503)
                durations.record(.milliseconds(2))
            }
        }
        #expect(counter.value == 80_000)
        #expect(statuses.counted.map(\.status) == [200, 503])
        #expect(statuses.counted.map(\.count) == [40_000, 40_000])
        #expect(durations.reading.count == 80_000)
        #expect(abs(durations.reading.sum - 160) < 0.001)
    }

    @Test("a status that is not told by itself counts as another", arguments: [299, 0, -1, 9_999])
    func otherStatus(status: Int) {
        let statuses = StatusCounters()
        statuses.add(status)
        #expect(statuses.counted.map(\.status) == [0])
        #expect(statuses.counted.map(\.count) == [1])
    }

    @Test("a counter for each label begins at zero")
    func labels() {
        let counters = Counters<Colour>()
        counters.add(.green)
        #expect(counters[.red] == 0)
        #expect(counters[.green] == 1)
        var page = Exposition()
        page.counter("seen_total", "Seen.", counters.samples(label: "colour"))
        #expect(
            page.text.hasSuffix("seen_total{colour=\"red\"} 0\nseen_total{colour=\"green\"} 1\n"))
    }

    @Test(
        "a duration falls into the bucket of the bound that it does not exceed",
        arguments: [
            (Duration.microseconds(500), 0), (.microseconds(501), 1), (.milliseconds(10), 4),
            (.seconds(10), 13), (.seconds(11), nil),
        ] as [(Duration, Int?)])
    func bucket(duration: Duration, place: Int?) {
        let durations = Histogram.durations()
        durations.record(duration)
        #expect(durations.reading.buckets.firstIndex { $0.count == 1 } == place)
        #expect(durations.reading.count == 1)
    }

    @Test("bounds that do not ascend are a defect")
    func bounds() async {
        await #expect(processExitsWith: .failure) { _ = Histogram(bounds: [2, 1]) }
        await #expect(processExitsWith: .failure) { _ = Histogram(bounds: Array(0..<16)) }
    }

    @Test("the kernel tells of this process")
    func process() throws {
        let before = try #require(ProcessFigures())
        var number = 0.0
        // Whoever computes is told of more and more seconds; other tests may compute as well.
        repeat {
            for step in 0..<100_000 { number += Double(step).squareRoot() }
        } while try #require(ProcessFigures()).processorSeconds <= before.processorSeconds
        #expect(number > 0)
        #expect(before.residentBytes > 1_000_000)
        #expect(before.virtualBytes >= before.residentBytes)
        #expect(before.openFiles > 2 && before.openFiles < before.mostFiles)
        #expect(before.threads >= 1)
    }
}
