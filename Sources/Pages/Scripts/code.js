// Fills in the code that a camera has read from paper. It stands behind the "#" of the address, which
// browsers send to nobody; once it is in its field, it leaves the address and the history.

const field = document.getElementById("code");
const code = location.hash.slice(1);
if (/^([0-9A-Z]{4}-){4}[0-9A-Z]{4}$/.test(code)) {
  field.value = code;
  history.replaceState(null, "", location.pathname + location.search);
}
