import Foundation

/// What the kernel tells of this process (proc(5)), under the names that all clients of Prometheus use.
package struct ProcessFigures: Sendable {
    private static let folder = "/proc/self"

    /// Seconds that the process has computed, in its own code and in the kernel.
    package let processorSeconds: Double
    /// When it was started, in seconds of the Unix epoch.
    package let started: Double
    package let residentBytes: Int
    package let virtualBytes: Int
    package let threads: Int
    package let openFiles: Int
    package let mostFiles: Int

    /// The figures of this moment; nil where the kernel does not tell them.
    package init?() {
        guard let line = try? String(contentsOfFile: "\(Self.folder)/stat", encoding: .utf8),
            // The name in parentheses may hold anything, but nothing behind it holds another one.
            let end = line.lastIndex(of: ")")
        else { return nil }
        // The third field of the manual page is the first here.
        let fields = line[line.index(after: end)...].split(separator: " ")
        guard fields.count > 21 else { return nil }
        func number(_ field: Int) -> Int { Int(fields[field - 3]) ?? 0 }
        let ticks = Double(sysconf(Int32(_SC_CLK_TCK)))
        processorSeconds = Double(number(14) + number(15)) / ticks
        threads = number(20)
        started = Self.now(CLOCK_REALTIME) - Self.now(CLOCK_BOOTTIME) + Double(number(22)) / ticks
        virtualBytes = number(23)
        residentBytes = number(24) * sysconf(Int32(_SC_PAGESIZE))
        openFiles =
            (try? FileManager.default.contentsOfDirectory(atPath: "\(Self.folder)/fd").count) ?? 0
        mostFiles = Self.mostFiles
    }

    private static func now(_ clock: clockid_t) -> Double {
        var time = timespec()
        unsafe clock_gettime(clock, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    private static var mostFiles: Int {
        var limit = rlimit()
        unsafe getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
        return Int(clamping: limit.rlim_cur)
    }
}

extension Exposition {
    /// Writes what the kernel tells of this process.
    package mutating func write(_ figures: ProcessFigures) {
        counter(
            "process_cpu_seconds_total", "Seconds that the process has computed.",
            [Sample([], figures.processorSeconds)])
        gauge(
            "process_start_time_seconds", "When the process was started, in Unix time.",
            [Sample([], figures.started)])
        gauge("process_resident_memory_bytes", "Memory in use.", figures.residentBytes)
        gauge("process_virtual_memory_bytes", "Memory that is mapped.", figures.virtualBytes)
        gauge("process_threads", "Threads of the process.", figures.threads)
        gauge("process_open_fds", "Open file descriptors.", figures.openFiles)
        gauge("process_max_fds", "Most open file descriptors.", figures.mostFiles)
    }
}
