import Values

/// Lays a table of bands out, with the chart beside it.
struct ResultsTableViews {
    private let table: ResultsTable
    private let anchor: String
    private let subject: ResultsPage.Subject
    private let pages: PageRenderer

    private var texts: Catalogue { pages.texts }

    init(
        _ table: ResultsTable, anchor: String, subject: ResultsPage.Subject, pages: PageRenderer
    ) {
        (self.table, self.anchor) = (table, anchor)
        (self.subject, self.pages) = (subject, pages)
    }

    var view: View {
        View([
            "part": table.part.map(pages.view),
            "partAnchor": anchor,
            "chart": chart.view,
            "single": table.columns.isEmpty ? single : nil,
            "crossed": table.columns.isEmpty ? nil : crossed,
            "isWide": table.isWide,
            "hasRest": table.cells.contains(nil),
            "hasGroups": (table.rows + table.columns).contains { $0.count > 1 },
        ])
    }

    /// A table of one question: how many people, and their share where it can be worked out.
    private var single: View {
        let shares = table.cells.map { cell in
            table.total.flatMap { cell?.share(of: $0) }.map(texts.share)
        }
        let rows = table.rows.indices.map { row in
            View([
                "label": pages.view(of: table.rows[row]),
                "people": texts.band(table.cells[row]), "share": shares[row],
            ])
        }
        let hasShares = zip(table.cells, shares).allSatisfy { $0 == nil || $1 != nil }
        return View([
            "rows": rows, "hasShares": hasShares,
            "sum": table.total.map(texts.band),
        ])
    }

    /// A table with columns.
    private var crossed: View {
        let hasSums = table.rowTotals.contains { $0 != nil }
        let rows = table.rows.indices.map { row in
            View([
                "label": pages.view(of: table.rows[row]),
                "cells": zip(table.columns, table.cells(ofRow: row)).map(cell),
                "rowSum": hasSums ? sum(table.rowTotals[row]) : nil,
            ])
        }
        return View([
            "columns": table.columns.map { View(["label": pages.view(of: $0)]) },
            "hasSums": hasSums, "rows": rows,
            "hasColumnSums": !table.columnTotals.isEmpty,
            "columnSums": zip(table.columns, table.columnTotals).map(cell),
            "sum": hasSums ? sum(table.total) : nil,
        ])
    }

    private func sum(_ band: ShownBand?) -> String {
        band.map(texts.band) ?? texts["results.hidden"]
    }

    private func cell(_ column: ResultsTable.Group, _ band: ShownBand?) -> View {
        View(["label": pages.view(of: column), "people": texts.band(band)])
    }

    // MARK: - The chart

    private var chart: ResultsChart {
        let name = [table.part ?? subject.question, subject.by].compactMap { $0?.text }
        return ResultsChart(
            anchor: anchor, title: name.joined(separator: " – "), groups: groups,
            whole: table.cells.compactMap { $0?.upper }.max() ?? 1, texts: texts,
            isMirrored: pages.language.direction == .rightToLeft)
    }

    private var groups: [ResultsChart.Group] {
        switch table.chart {
        case .column(let column):
            let bars = table.rows.indices.map { row in
                bar(table.rows[row], Array(table.cells(ofRow: row))[column])
            }
            return [ResultsChart.Group(label: pages.text(of: table.columns[column]), bars: bars)]
        case .cells where table.columns.isEmpty:
            return [ResultsChart.Group(label: nil, bars: zip(table.rows, table.cells).map(bar))]
        case .cells:
            return table.rows.indices.map { row in
                ResultsChart.Group(
                    label: pages.text(of: table.rows[row]),
                    bars: zip(table.columns, table.cells(ofRow: row)).map(bar))
            }
        }
    }

    private func bar(_ group: ResultsTable.Group, _ band: ShownBand?) -> ResultsChart.Bar {
        ResultsChart.Bar(label: pages.text(of: group), band: band)
    }
}
