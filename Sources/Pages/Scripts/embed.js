// Runs on the site that shows a survey in a frame: <iframe data-recount src="…/embed/FORM">.
// It makes the frame as high as its page, and leads to the top of a page that follows another one.
// It sets no cookie and sends nothing but the question how high the page is.
"use strict";
{
    const frames = () => document.querySelectorAll("iframe[data-recount]");
    const pages = new WeakMap();
    const fit = (frame, height, page) => {
        const isNext = pages.has(frame) && pages.get(frame) !== page;
        pages.set(frame, page);
        frame.style.height = `${Math.ceil(height)}px`;
        if (isNext && frame.getBoundingClientRect().top < 0) frame.scrollIntoView();
    };
    addEventListener("message", ({ data, source }) => {
        const height = Number(data?.recountHeight);
        if (!(height > 0 && height < 100000)) return;
        for (const frame of frames()) {
            if (frame.contentWindow === source) fit(frame, height, data.recountPage);
        }
    });
    // A page that was there before this script has told its height to nobody.
    for (const frame of frames()) frame.contentWindow.postMessage({ recountAsks: true }, "*");
}
