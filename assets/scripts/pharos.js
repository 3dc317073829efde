// Everything here makes a page that already works pleasanter to use. Nothing depends on it.
import {
  Button,
  CharacterCount,
  Checkboxes,
  createAll,
  ErrorSummary,
  FileUpload,
  NotificationBanner,
  Radios,
  ServiceNavigation,
  SkipLink,
  Tabs,
} from "govuk-frontend";
import htmx from "htmx.org/dist/htmx.esm.js";

import { passkeys } from "./passkeys.js";
import { openFolds } from "./folds.js";
import { suggest } from "./suggest.js";
import { typeahead } from "./typeahead.js";
import { keepUnsent } from "./unsent.js";

const COMPONENTS = [
  Button,
  CharacterCount,
  Checkboxes,
  ErrorSummary,
  FileUpload,
  NotificationBanner,
  Radios,
  ServiceNavigation,
  SkipLink,
  Tabs,
];

// No styles written into the page, no code in attributes: the content security policy allows neither.
htmx.config.includeIndicatorStyles = false;
htmx.config.allowEval = false;

function bringToLife(scope) {
  for (const component of COMPONENTS) {
    createAll(component, undefined, scope);
  }
  typeahead(scope);
  suggest(scope);
  passkeys(scope);
}

keepUnsent(document);
openFolds();
bringToLife(document);
document.addEventListener("htmx:afterSwap", (event) => bringToLife(event.detail.target));
