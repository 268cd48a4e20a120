// Runs inside a frame on another site and tells that site how high the page is, nothing else.
"use strict";
{
    const tell = () => {
        const height = document.documentElement.offsetHeight;
        parent.postMessage({ recountHeight: height }, "*");
    };
    new ResizeObserver(tell).observe(document.documentElement);
    addEventListener("load", tell);
}
