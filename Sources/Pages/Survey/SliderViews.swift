import FormModel
import Values

/// Makes what the templates see of a slider: a line of stops, and a field for numbers between them.
struct SliderViews {
    private let items: ItemViews
    private let item: Item
    private let slider: SliderItem

    init(_ items: ItemViews, _ item: Item, _ slider: SliderItem) {
        (self.items, self.item, self.slider) = (items, item, slider)
    }

    private var id: String { item.identifier.text }

    /// `values` are those of the field for the number.
    func view(_ values: [String]) -> View {
        guard slider.hasField else { return labelled.asChoices(of: id, values) }
        let answer = items.form.answer(to: item, in: items.typed, on: items.today)
        guard case .number(let number) = answer else {
            // Nothing, or something that is no answer: it stays as it was typed.
            let stop = items.typed.values(of: "\(id).stop").first
            return view(number: values.first ?? "", stop: stop ?? nearestStop(values), shown: "")
        }
        let stop = slider.stop(nearest: number)?.description
        return view(number: number.description, stop: stop, shown: number.description)
    }

    private func nearestStop(_ values: [String]) -> String? {
        values.first.flatMap(FixedDecimal.init).flatMap(slider.stop(nearest:))?.description
    }

    private func view(number: String, stop: String?, shown: String) -> View {
        View([
            "value": number,
            "shown": shown,
            "numberLabel": items.texts(
                "survey.sliderNumber",
                ["min": slider.least.description, "max": slider.most.description]),
            "low": slider.low.map { end(slider.least, $0) },
            "high": slider.high.map { end(slider.most, $0) },
            "hasEnds": slider.low != nil || slider.high != nil,
            "least": slider.least.description,
            "most": slider.most.description,
            "step": slider.step.description,
            "name": name,
            "stops": slider.stops.map { self.stop($0, isChosen: $0.description == stop) },
        ])
    }

    private func stop(_ number: FixedDecimal, isChosen: Bool) -> View {
        let label = label(of: number)
        return View([
            "stopAnchor": "\(id)-stop-\(number)",
            "stopValue": number.description,
            // The words of the ends stand above the line; with the stop they are read aloud.
            "stopLabel": label.map { end(number, $0) },
            "checked": isChosen,
        ])
    }

    /// What the line is called where it is one control: the question, and what the ends mean.
    private var name: String {
        "\(item.text) \(end(slider.least, slider.low)), \(end(slider.most, slider.high))"
    }

    /// What the number means, at an end of the line.
    private func label(of number: FixedDecimal) -> String? {
        if number == slider.least { return slider.low }
        return number == slider.most ? slider.high : nil
    }

    private func end(_ number: FixedDecimal, _ label: String?) -> String {
        items.scaleEnd(number.description, label)
    }

    /// The stops with the labels of the ends.
    private var labelled: [(String, String)] {
        slider.stops.map { ($0.description, items.scaleEnd($0.description, label(of: $0))) }
    }
}
