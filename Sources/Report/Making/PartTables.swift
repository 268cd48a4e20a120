import Disclosure
import FormModel

extension GridTable {
    /// Lays the cells of a grid out; former rows and choices come last.
    init(_ grid: GridItem, _ cells: [CountedCell]) {
        let codes = Self.ordered(grid.list.choices.map(\.code), cells.map(\.name.code))
        let names = Self.ordered(grid.rows.map(\.code), cells.compactMap(\.name.part))
        let counts = Dictionary(
            cells.map { ([$0.name.part ?? "", $0.name.code], $0.count) }, uniquingKeysWith: +)
        columns = codes.map { code in
            QuestionReport.Line(
                code: code, label: grid.list.choices.first { $0.code == code }?.text ?? code,
                count: names.reduce(0) { $0 + (counts[[$1, code]] ?? 0) },
                isFormer: !grid.list.choices.contains { $0.code == code })
        }
        rows = names.map { name in
            let row = grid.rows.first { $0.code == name }
            let own = codes.map { counts[[name, $0]] ?? 0 }
            return Row(
                code: name, text: row?.text ?? name, answered: own.reduce(0, +), counts: own,
                isFormer: row == nil)
        }
    }

    /// The codes of the version in force, and those that only were before.
    fileprivate static func ordered(_ own: [String], _ counted: [String]) -> [String] {
        var codes = own
        for code in counted where !codes.contains(code) { codes.append(code) }
        return codes
    }
}

extension RankTable {
    /// Lays the cells of a ranking out.
    init(_ rank: RankItem, _ cells: [CountedCell]) {
        let choices = rank.list.choices
        let codes = cells.compactMap(\.name.part)
        let all =
            choices.map(\.code)
            + codes.filter { code in
                !choices.contains { $0.code == code }
            }
        var seen: Set<String> = []
        let most = cells.compactMap(\.name.place).max() ?? rank.places
        rows = all.filter { seen.insert($0).inserted }.map { code in
            var places = Array(repeating: 0, count: most)
            for cell in cells where cell.name.part == code {
                if let place = cell.name.place { places[place - 1] += cell.count }
            }
            let choice = choices.first { $0.code == code }
            return Row(
                code: code, label: choice?.text ?? code, places: places, isFormer: choice == nil)
        }
    }
}

extension CellName {
    /// The place of a ranked choice, from 1.
    fileprivate var place: Int? {
        guard case .place(let place, _) = self else { return nil }
        return place
    }
}
