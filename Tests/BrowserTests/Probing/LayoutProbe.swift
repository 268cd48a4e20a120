/// Looks for what a page's layout takes from a person: parts outside the window, clipped text,
/// targets too small to hit.
enum LayoutProbe {
    /// What stands outside the window's width or is clipped, one line each.
    static func overflow(_ browser: Browser) throws -> [String] {
        try browser.evaluate(
            names + """
                const width = document.documentElement.clientWidth;
                const full = document.documentElement.scrollWidth;
                const found = full > width ? [`the page is ${full} px wide in ${width} px`] : [];
                for (const element of document.body.querySelectorAll("*")) {
                    const box = element.getBoundingClientRect();
                    if (box.width === 0 || box.height === 0) continue;
                    if (box.right > width + 1) found.push(`${name(element)} ends at ${box.right}`);
                    if (box.left < -1) found.push(`${name(element)} begins at ${box.left}`);
                    const isHidden = getComputedStyle(element).overflowX !== "visible";
                    const isField = element.matches("input, select, textarea");
                    if (isHidden && !isField && element.scrollWidth > element.clientWidth + 1) {
                        found.push(`${name(element)} is clipped`);
                    }
                }
                return found;
                """, as: [String].self)
    }

    /// Which targets are lower or narrower than 44 px, and which links in text than 24 px.
    ///
    /// A choice's target is its whole label. A link within a line counts with the line's height,
    /// which keeps the next target away (WCAG 2.2, 2.5.8, exception "inline").
    static func smallTargets(_ browser: Browser) throws -> [String] {
        try browser.evaluate(
            names + """
                const found = [];
                for (const control of document.querySelectorAll(controls)) {
                    const target = control.closest("label") ?? control;
                    const box = target.getBoundingClientRect();
                    if (box.width === 0) continue;
                    const style = getComputedStyle(target);
                    if (style.display === "inline") {
                        const height = parseFloat(style.lineHeight);
                        if (!(height >= 24)) found.push(`${name(control)}: lines of ${height} px`);
                    } else if (Math.min(box.width, box.height) < 44) {
                        found.push(`${name(control)}: ${box.width} × ${box.height} px`);
                    }
                }
                return found;
                """, as: [String].self)
    }

    /// Which controls have no frame where a person's own colours take the place of the site's.
    static func framelessControls(_ browser: Browser) throws -> [String] {
        try browser.evaluate(
            names + """
                const framed = ".button, .choice, input[type=text], input[type=email], select, textarea";
                const found = [];
                for (const control of document.querySelectorAll(framed)) {
                    const style = getComputedStyle(control);
                    const isSeen = parseFloat(style.borderTopWidth) >= 1
                        && style.borderTopStyle !== "none"
                        && style.borderTopColor !== style.backgroundColor;
                    if (!isSeen) found.push(name(control));
                }
                return found;
                """, as: [String].self)
    }

    /// Which elements move or fade.
    static func motion(_ browser: Browser) throws -> [String] {
        try browser.evaluate(
            names + """
                const lasts = (times) => times.split(",").some((time) => parseFloat(time) > 0);
                return [...document.querySelectorAll("*")].filter((element) => {
                    const style = getComputedStyle(element);
                    return lasts(style.transitionDuration) || style.animationName !== "none";
                }).map(name);
                """, as: [String].self)
    }

    /// The spacing that a person may set without losing anything (WCAG 2.2, 1.4.12).
    static let wideSpacing = """
        * { line-height: 1.5 !important; letter-spacing: 0.12em !important;
            word-spacing: 0.16em !important }
        p { margin-bottom: 2em !important }
        """

    /// What every probe says of controls and elements.
    static let names = """
        const controls = "a[href], button, input:not([type=hidden]), select, textarea, summary";
        const name = (element) => element.tagName.toLowerCase()
            + (element.id ? "#" + element.id : "")
            + (element.className ? "." + element.className : "")
            + ` “${element.textContent.trim().slice(0, 30)}”`;

        """
}
