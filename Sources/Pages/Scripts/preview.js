// Brings a page of a preview back as soon as its author has saved the survey. Previews alone serve it.

const shown = document.currentScript.dataset.revision;
const place = "recount.preview.place";

// The page is asked for anew, and not reloaded: what a form was sent with is not sent again.
function comeBack() {
  sessionStorage.setItem(place, String(scrollY));
  location.replace(location.pathname + location.search);
}

async function look() {
  try {
    const answer = await fetch("/preview/revision", { cache: "no-store" });
    if (answer.ok && (await answer.text()).trim() !== shown) return comeBack();
  } catch {
    // The preview has ended. It may begin again.
  }
  setTimeout(look, 500);
}

scrollTo(0, Number(sessionStorage.getItem(place) ?? 0));
sessionStorage.removeItem(place);
setTimeout(look, 500);
