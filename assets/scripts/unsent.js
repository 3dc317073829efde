// What was typed survives a session that ended, and a page that failed. The answers of a form wait in this tab while
// they are sent. Where sign-in or an error page came between, the same person finds them in the form again.
const KEY = "pharos:unsent";
const NEVER = new Set(["csrfmiddlewaretoken", "form_key"]);

export function keepUnsent(page) {
  bringBack(page);
  page.addEventListener("submit", (event) => {
    if (person() && !event.defaultPrevented && event.target.method === "post") {
      keep(event.target);
    }
  });
}

function keep(form) {
  const answers = [...new FormData(form)].filter(([name, value]) => !NEVER.has(name) && typeof value === "string");
  write({ path: window.location.pathname, person: person(), answers, interrupted: false });
}

function bringBack(page) {
  const kept = read();
  if (!kept) {
    return;
  }
  const interrupted = page.body.dataset.page === "failed" || (kept.person && !person());
  if (interrupted) {
    write({ ...kept, interrupted: true });
    return;
  }
  if (kept.interrupted && kept.person === person() && kept.path !== window.location.pathname) {
    return; // on the way back to the form
  }
  write(null);
  if (kept.interrupted && kept.person === person()) {
    fill(page, kept.answers);
  }
}

function fill(page, answers) {
  for (const [name, value] of answers) {
    for (const box of page.querySelectorAll(`form[method=post] [name="${CSS.escape(name)}"]`)) {
      put(box, value);
    }
  }
}

function put(box, value) {
  if (box.type === "radio" || box.type === "checkbox") {
    box.checked ||= box.value === value;
  } else if (box.type.startsWith("select") || (!["hidden", "file"].includes(box.type) && box.value === box.defaultValue)) {
    box.value = value;
  }
}

const person = () => document.body.dataset.person ?? "";

function read() {
  try {
    return JSON.parse(window.sessionStorage.getItem(KEY));
  } catch {
    return null;
  }
}

function write(kept) {
  try {
    if (kept) {
      window.sessionStorage.setItem(KEY, JSON.stringify(kept));
    } else {
      window.sessionStorage.removeItem(KEY);
    }
  } catch {
    // A browser that keeps nothing loses nothing else.
  }
}
