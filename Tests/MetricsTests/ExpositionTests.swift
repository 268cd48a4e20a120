import Metrics
import Testing

/// What Prometheus is given to read, to the letter.
@Suite struct ExpositionTests {
    @Test("a counter, a gauge and their labels stand line by line")
    func lines() {
        var page = Exposition()
        page.counter(
            "requests_total", "Requests.",
            [Sample([("route", "/"), ("status", "200")], 3), Sample([("route", "/a")], 0)])
        page.gauge("temperature_celsius", "Warmth.", [Sample([], -1.5)])
        #expect(
            page.text == """
                # HELP requests_total Requests.
                # TYPE requests_total counter
                requests_total{route="/",status="200"} 3
                requests_total{route="/a"} 0
                # HELP temperature_celsius Warmth.
                # TYPE temperature_celsius gauge
                temperature_celsius -1.5

                """)
    }

    @Test("backslashes and line feeds are escaped everywhere, quotes in the values of labels alone")
    func escapes() {
        var page = Exposition()
        page.gauge("x", "a \"b\" \\ c\nd", [Sample([("l", "a \"b\" \\ c\nd")], 1)])
        #expect(
            page.text == #"""
                # HELP x a "b" \\ c\nd
                # TYPE x gauge
                x{l="a \"b\" \\ c\nd"} 1

                """#)
    }

    @Test(
        "numbers are written as Go reads them",
        arguments: [
            (0, "0"), (1e15, "1000000000000000"), (0.0005, "0.0005"), (1e-7, "1e-07"),
            (.infinity, "+Inf"), (-.infinity, "-Inf"), (.nan, "NaN"), (1e300, "1e+300"),
        ] as [(Double, String)])
    func numbers(value: Double, text: String) {
        var page = Exposition()
        page.gauge("x", "X.", [Sample([], value)])
        #expect(page.text.hasSuffix("\nx \(text)\n"))
    }

    @Test("a histogram's buckets grow, and the last one holds all")
    func histogram() {
        let sizes = Histogram(bounds: [1, 10])
        for size in [1, 2, 10, 11] { sizes.record(size) }
        var page = Exposition()
        page.histograms("sizes", "Sizes.", [([("kind", "a")], sizes.reading)])
        #expect(
            page.text == """
                # HELP sizes Sizes.
                # TYPE sizes histogram
                sizes_bucket{kind="a",le="1"} 1
                sizes_bucket{kind="a",le="10"} 3
                sizes_bucket{kind="a",le="+Inf"} 4
                sizes_sum{kind="a"} 24
                sizes_count{kind="a"} 4

                """)
    }

    @Test("a name that nobody could ask for is a defect")
    func names() async {
        await #expect(processExitsWith: .failure) {
            var page = Exposition()
            page.gauge("with space", "X.", 1)
        }
        await #expect(processExitsWith: .failure) {
            var page = Exposition()
            page.gauge("0x", "X.", 1)
        }
        await #expect(processExitsWith: .failure) {
            var page = Exposition()
            page.counter("requests", "No _total.", 1)
        }
    }
}
