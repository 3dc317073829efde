// A search box that offers what the service knows while people type. Enter still searches for the words as they are.
import accessibleAutocomplete from "accessible-autocomplete";

const PAUSE = 150;
const FEWEST_LETTERS = 2;

export function suggest(scope) {
  for (const input of scope.querySelectorAll("input[data-suggest]")) {
    enhance(input);
  }
}

function enhance(input) {
  const box = document.createElement("div");
  const describedBy = input.getAttribute("aria-describedby");
  box.className = input.className.replace("govuk-input--error", "").replace(/\bgovuk-input\b/, "pharos-suggest");
  input.after(box);
  input.remove();
  accessibleAutocomplete({
    element: box,
    id: input.id,
    name: input.name,
    defaultValue: input.value,
    source: fetcher(input.dataset.suggest),
    minLength: FEWEST_LETTERS,
    confirmOnBlur: false,
    displayMenu: "overlay",
    templates: { inputValue: (found) => found?.value ?? found?.text ?? "", suggestion: line },
    onConfirm: (found) => go(input, found),
    tNoResults: () => "Nothing found",
  });
  const live = document.getElementById(input.id);
  if (describedBy) {
    live.setAttribute("aria-describedby", `${describedBy} ${live.getAttribute("aria-describedby") ?? ""}`.trim());
  }
  searchOnEnter(live);
}

// One question at a time: an answer that comes after a newer question is dropped.
function fetcher(address) {
  let waiting;
  let asked;
  return (words, show) => {
    clearTimeout(waiting);
    asked?.abort();
    waiting = setTimeout(async () => {
      asked = new AbortController();
      try {
        const answer = await fetch(`${address}?q=${encodeURIComponent(words)}`, { signal: asked.signal });
        show(answer.ok ? await answer.json() : []);
      } catch (failure) {
        if (failure.name !== "AbortError") {
          show([]);
        }
      }
    }, PAUSE);
  };
}

// The library puts this into the page as HTML, so every word is escaped.
function line(found) {
  if (typeof found === "string") {
    return escaped(found);
  }
  const hint = found.hint ? `<span class="pharos-suggestion__hint">${escaped(found.hint)}</span>` : "";
  return `${escaped(found.text)}${hint}`;
}

function escaped(text) {
  const element = document.createElement("span");
  element.textContent = text;
  return element.innerHTML;
}

function go(input, found) {
  if (found?.url && input.dataset.suggestGoes) {
    window.location.assign(found.url);
  }
}

function searchOnEnter(live) {
  live.addEventListener(
    "keydown",
    (event) => {
      if (event.key === "Enter" && document.activeElement === live) {
        event.stopPropagation();
        event.preventDefault();
        live.form?.requestSubmit();
      }
    },
    { capture: true },
  );
}
