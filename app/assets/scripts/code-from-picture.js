// A QR picture opens /review#CODE: what stands behind the # is sent to no server. It goes into the search form; while
// the clinician has to sign in first, it stays behind the # of the form's address, and so of the page that follows.
const code = location.hash.slice(1);

if (/^[0-9A-Za-z-]{13,16}$/.test(code)) {
  const search = document.querySelector('main form[action^="/review"] input[name="code"]');
  if (search) {
    search.value = code;
    search.focus();
    history.replaceState(null, "", location.pathname + location.search);
  }
  for (const form of document.querySelectorAll('form[action="/review/sign-in"], form[action="/review/password"]')) {
    form.setAttribute("action", `${form.getAttribute("action")}#${code}`);
  }
}
