// A long drop-down list in which people find their option by typing.
import accessibleAutocomplete from "accessible-autocomplete";

export function typeahead(scope) {
  for (const select of scope.querySelectorAll("select[data-typeahead]")) {
    const chosen = select.selectedOptions[0];
    accessibleAutocomplete.enhanceSelectElement({
      selectElement: select,
      name: "",
      defaultValue: chosen?.value ? chosen.text : "",
      preserveNullOptions: true,
      showAllValues: true,
      confirmOnBlur: true,
      menuClasses: "govuk-body",
    });
    select.removeAttribute("data-typeahead");
    letGo(select);
  }
}

// An emptied box means that nothing is chosen, not what was chosen before.
function letGo(select) {
  const id = select.id.replace(/-select$/, "");
  document.getElementById(id)?.addEventListener("change", (event) => {
    if (event.target.value.trim() === "") {
      select.value = "";
    }
  });
}
