// Filters that fold away are open where there is room beside the results. Without this script they are one press away.
export function openFolds() {
  if (!window.matchMedia("(min-width: 64rem)").matches) return;
  for (const fold of document.querySelectorAll("details[data-open-wide]")) fold.open = true;
}
