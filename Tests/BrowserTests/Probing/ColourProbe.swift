import Pages

/// Two colours that meet on a page.
struct ColourPair: Hashable, CustomStringConvertible {
    let front: String
    let back: String
    /// True for words; false for what only shows where something is.
    let isText: Bool

    var description: String { "\(front) on \(back)\(isText ? "" : ", not for words")" }

    /// Says whether a theme must keep the two apart at least as far as this pair needs.
    func isCovered(by rule: ContrastRule) -> Bool {
        front == rule.front.rawValue && back == rule.back.rawValue
            && (!isText || rule.neededTenths >= 45)
    }
}

/// Looks for the colours that a page shows: words on their ground, the frames of controls on both
/// sides, the ring of the focus, and what the pointer changes.
enum ColourProbe {
    /// The pairs by the names of their colours; a colour without a name stands as it is. All colours of
    /// the scheme must differ.
    static func pairs(_ browser: Browser, in scheme: ColourScheme) throws -> Set<ColourPair> {
        let names = ColourName.allCases.map {
            (Palette.builtIn[scheme, $0].description, $0.rawValue)
        }
        let byColour = Dictionary(names) { first, _ in first }
        precondition(byColour.count == names.count, "two colours are the same")
        let found = try browser.evaluate(script, as: [[String]].self)
        return Set(
            found.map { pair in
                ColourPair(
                    front: byColour[pair[0]] ?? pair[0], back: byColour[pair[1]] ?? pair[1],
                    isText: pair[2] == "text")
            })
    }

    private static let script = """
        const clear = "rgba(0, 0, 0, 0)";
        const hex = (colour) => "#" + colour.match(/[0-9.]+/g).slice(0, 3)
            .map((channel) => Number(channel).toString(16).padStart(2, "0")).join("");
        const ground = (element) => {
            const colour = getComputedStyle(element).backgroundColor;
            return colour === clear && element.parentElement ? ground(element.parentElement) : colour;
        };
        const found = new Map();
        const note = (front, back, kind) => {
            if (front !== clear) found.set(front + back + kind, [hex(front), hex(back), kind]);
        };
        const isSeen = (element) => element.checkVisibility() && element.getClientRects().length > 0;
        const wordless = "[type=radio], [type=checkbox], [type=range]";
        const lookAtWords = () => {
            const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
            while (walker.nextNode()) {
                const element = walker.currentNode.parentElement;
                if (walker.currentNode.data.trim() === "" || !isSeen(element)) continue;
                note(getComputedStyle(element).color, ground(element), "text");
            }
            for (const field of document.querySelectorAll("input, textarea, select")) {
                if (!isSeen(field) || field.matches(wordless)) continue;
                note(getComputedStyle(field).color, ground(field), "text");
            }
        };
        const framed = ".choice, input[type=text], input[type=email], select, textarea, details,"
            + " .button.secondary";
        const lookAtFrames = () => {
            for (const control of document.querySelectorAll(framed)) {
                if (!isSeen(control)) continue;
                const { borderTopColor } = getComputedStyle(control);
                note(borderTopColor, ground(control), "frame");
                note(borderTopColor, ground(control.parentElement), "frame");
            }
        };
        const lookAtFocus = () => {
            const stops = "a[href], button, input:not([type=hidden]), select, textarea, summary";
            for (const stop of document.querySelectorAll(stops)) {
                if (!isSeen(stop)) continue;
                stop.focus({ preventScroll: true });
                const { outlineColor, outlineStyle } = getComputedStyle(stop);
                if (outlineStyle === "solid") note(outlineColor, ground(stop.parentElement), "ring");
                lookAtFrames();
            }
            document.activeElement.blur();
        };
        // What a rule does under the pointer, everywhere at once: a class has the weight of `:hover`.
        const lookAtPointer = () => {
            const all = document.querySelectorAll("body *");
            for (const element of all) element.classList.add("pointed-at");
            for (const look of [lookAtWords, lookAtFrames]) look();
            for (const element of all) element.classList.remove("pointed-at");
        };
        for (const sheet of document.styleSheets) {
            for (let index = sheet.cssRules.length - 1; index >= 0; index -= 1) {
                const { selectorText, cssText } = sheet.cssRules[index];
                if (!selectorText?.includes(":hover")) continue;
                sheet.insertRule(cssText.replaceAll(":hover", ".pointed-at"), index + 1);
            }
        }
        for (const part of document.querySelectorAll("details")) part.open = true;
        for (const look of [lookAtWords, lookAtFrames, lookAtFocus, lookAtPointer]) look();
        for (const box of document.querySelectorAll(".choice input")) box.checked = true;
        for (const look of [lookAtWords, lookAtFrames, lookAtFocus, lookAtPointer]) look();
        return [...found.values()];
        """
}
