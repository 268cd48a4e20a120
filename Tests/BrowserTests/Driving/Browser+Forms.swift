import Demonstration
import Values

extension Browser {
    /// Fills in what the page has of these fields with clicks and keys.
    func fill(_ fields: Participation.Fields) throws {
        for (name, value) in fields { try fill(name, value) }
    }

    private func fill(_ name: String, _ value: String) throws {
        let isThere = try count("[name='\(name)']") > 0
        guard isThere else { return }
        let choice = "[name='\(name)'][value='\(value)']"
        if try count("input\(choice)") > 0 {
            if try count("input\(choice):checked") == 0 { try click("input\(choice)") }
        } else if try count("select[name='\(name)']") > 0 {
            try click("select[name='\(name)'] option[value='\(value)']")
        } else {
            try type(value, into: "[name='\(name)']")
        }
    }

    /// Which of the fields that the page has are not filled in so, one line each.
    func missing(_ fields: Participation.Fields) throws -> [String] {
        let fields = fields.map { JSONValue.array([.string($0.key), .string($0.value)]) }
        return try evaluate(
            """
            const typed = (field) => !/radio|checkbox/.test(field.type) || field.checked;
            const isThere = ([name]) => document.getElementsByName(name).length > 0;
            const isLost = ([name, value]) => ![...document.getElementsByName(name)]
                .some((field) => typed(field) && field.value === value);
            return arguments[0].filter((pair) => isThere(pair) && isLost(pair))
                .map(([name, value]) => `${name} is not “${value}”`);
            """, [.array(fields)], as: [String].self)
    }
}
