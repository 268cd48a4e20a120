import Values

/// Walks through a page by Tab and looks at every stop.
struct FocusProbe {
    /// Where the focus is, and what a person sees of it.
    struct Stop: Decodable {
        let name: String
        let index: Int
        /// An outline of 2 px or more, in a colour of its own.
        let isMarked: Bool
        /// A part of the control is inside the window with nothing above it (WCAG 2.2, 2.4.11).
        let isSeen: Bool
    }

    let stops: [Stop]
    /// How many stops the page has: each control, and one for each group of radio buttons.
    let expected: Int

    /// Presses Tab from the top of the page until the focus comes round.
    init(_ browser: Browser) throws {
        expected = try browser.evaluate(Self.marking, as: Int.self)
        var stops: [Stop] = []
        for _ in 0..<(2 * expected + 4) {
            try browser.press(.tab)
            guard let stop = try browser.evaluate(Self.looking, as: Stop?.self) else { continue }
            if stop.index == stops.first?.index { break }
            stops.append(stop)
        }
        self.stops = stops
    }

    /// What is wrong, one line each.
    var findings: [String] {
        let unmarked = stops.filter { !$0.isMarked }.map { "\($0.name) shows no focus" }
        let unseen = stops.filter { !$0.isSeen }.map { "\($0.name) is out of sight" }
        let isInOrder = zip(stops, stops.dropFirst()).allSatisfy { $0.index < $1.index }
        let count = stops.count == expected ? [] : ["\(stops.count) stops of \(expected)"]
        return unmarked + unseen + count + (isInOrder ? [] : ["the order is not the page's"])
    }

    /// Numbers the stops in the order of the page and puts the focus before the first.
    private static let marking =
        LayoutProbe.names + """
            const isShown = (element) => element.checkVisibility({ visibilityProperty: true })
                && !element.disabled;
            const groups = new Map();
            for (const control of [...document.querySelectorAll(controls)].filter(isShown)) {
                const group = control.type === "radio" ? `radio ${control.name}` : control;
                if (!groups.has(group)) groups.set(group, groups.size);
                control.dataset.stop = groups.get(group);
            }
            document.activeElement.blur();
            document.body.tabIndex = -1;
            document.body.focus();
            document.body.removeAttribute("tabindex");
            return groups.size;
            """

    private static let looking =
        LayoutProbe.names + """
            const focused = document.activeElement;
            if (focused.dataset.stop === undefined) return null;
            const style = getComputedStyle(focused);
            const box = focused.getBoundingClientRect();
            const isOnTop = (part) => {
                const top = document.elementFromPoint(
                    box.left + box.width * part, box.top + box.height * part);
                return top !== null && (focused.contains(top) || top.contains(focused));
            };
            return {
                name: name(focused),
                index: Number(focused.dataset.stop),
                isMarked: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2
                    && style.outlineColor !== getComputedStyle(document.body).backgroundColor,
                isSeen: [0.1, 0.5, 0.9].some(isOnTop),
            };
            """
}
