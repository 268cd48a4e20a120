/// Reads what others wrote. A fraction is refused: what we hash and exchange has none.
extension JSONValue: Decodable {
    package init(from decoder: any Decoder) throws {
        if let members = try? decoder.container(keyedBy: MemberName.self) {
            self = .object(try Self.members(of: members))
        } else if var values = try? decoder.unkeyedContainer() {
            self = .array(try Self.values(of: &values))
        } else {
            self = try Self.scalar(in: decoder.singleValueContainer())
        }
    }

    private struct MemberName: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }

        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    private static func members(
        of container: KeyedDecodingContainer<MemberName>
    ) throws -> [String: JSONValue] {
        var members: [String: JSONValue] = [:]
        for key in container.allKeys {
            members[key.stringValue] = try container.decode(JSONValue.self, forKey: key)
        }
        return members
    }

    private static func values(
        of container: inout any UnkeyedDecodingContainer
    ) throws -> [JSONValue] {
        var values: [JSONValue] = []
        while !container.isAtEnd { values.append(try container.decode(JSONValue.self)) }
        return values
    }

    private static func scalar(in container: any SingleValueDecodingContainer) throws -> JSONValue {
        if container.decodeNil() { return .null }
        if let flag = try? container.decode(Bool.self) { return .bool(flag) }
        if let number = try? container.decode(Int64.self) { return .integer(number) }
        return .string(try container.decode(String.self))
    }
}
