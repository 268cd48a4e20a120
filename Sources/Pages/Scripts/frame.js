// Runs inside a frame on another site and tells that site how high the page is and when it is
// another one, nothing else.
"use strict";
{
    const tell = () => {
        const height = document.documentElement.offsetHeight;
        parent.postMessage({ recountHeight: height, recountPage: performance.timeOrigin }, "*");
    };
    new ResizeObserver(tell).observe(document.documentElement);
    addEventListener("load", tell);
    addEventListener("message", ({ data }) => data?.recountAsks && tell());
    // Browsers keep a page in another site's frame from taking the focus by itself. Only the list of
    // what is wrong asks for it, after a person has sent the page.
    document.querySelector("[autofocus]")?.focus();
}
