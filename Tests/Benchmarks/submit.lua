-- Posts one submission after another, each with a submission key of its own.
-- arguments: BODY RUN KEY_LENGTH COUNT; in BODY, "{key}" stands for the submission key.
-- With COUNT "statuses" every answer's status is counted, which costs the load generator time:
-- meant for a proof before the measurement, not for the measurement.

local alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
local threads = {}

function setup(thread)
    table.insert(threads, thread)
    thread:set("number", #threads)
end

-- The last character of a base64url text has fewer free bits if its bytes do not fill it.
local function last_character_step(length)
    return ({[0] = 1, [2] = 16, [3] = 4})[length % 4]
end

function init(arguments)
    length = tonumber(arguments[3])
    step = last_character_step(length)
    math.randomseed(tonumber(arguments[2]) * 64 + number)
    wrk.method = "POST"
    wrk.headers["Content-Type"] = "application/x-www-form-urlencoded"
    seen_303, seen_other = 0, 0
    -- Formatted once: the key has a fixed length, so only its characters change.
    local mark = string.rep("~", length)
    local whole = wrk.format(nil, nil, nil, (arguments[1]:gsub("{key}", mark)))
    local first, last = whole:find(mark, 1, true)
    head, tail = whole:sub(1, first - 1), whole:sub(last + 1)
    if arguments[4] == "statuses" then response = count_status end
end

local function fresh_key()
    local key = {}
    for place = 1, length - 1 do
        local index = math.random(64)
        key[place] = alphabet:sub(index, index)
    end
    local index = math.random(0, 64 / step - 1) * step + 1
    key[length] = alphabet:sub(index, index)
    return table.concat(key)
end

function request()
    return head .. fresh_key() .. tail
end

function count_status(status)
    if status == 303 then seen_303 = seen_303 + 1 else seen_other = seen_other + 1 end
end

function done(summary, latency)
    local accepted, other = 0, 0
    for _, thread in ipairs(threads) do
        accepted = accepted + thread:get("seen_303")
        other = other + thread:get("seen_other")
    end
    report(summary, latency, accepted, other)
end
