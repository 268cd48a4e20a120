// Runs on the site that shows a survey in a frame: <iframe data-recount src="…/embed/FORM">.
// It makes the frame as high as its page. It sets no cookie, sends nothing and asks for nothing.
"use strict";
addEventListener("message", (event) => {
    const height = Number(event.data?.recountHeight);
    if (!(height > 0 && height < 100000)) return;
    for (const frame of document.querySelectorAll("iframe[data-recount]")) {
        const isSender = frame.contentWindow === event.source;
        if (isSender) frame.style.height = `${Math.ceil(height)}px`;
    }
});
