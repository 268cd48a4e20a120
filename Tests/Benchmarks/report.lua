-- Prints what wrk measured as one line of JSON, the last of its output.

function report(summary, latency, accepted, other)
    local errors = summary.errors
    io.write(string.format(
        '{"requests":%d,"microseconds":%d,"failed":%d,"broken":%d,"p50":%d,"p99":%d,'
            .. '"accepted":%d,"other":%d}\n',
        summary.requests, summary.duration, errors.status,
        errors.connect + errors.read + errors.write + errors.timeout,
        latency:percentile(50), latency:percentile(99), accepted, other))
end
