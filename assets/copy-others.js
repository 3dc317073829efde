// Puts the font's files beside the style sheet that names them, and the licences of what we bundle beside both.
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";

const to = "../pharos/common/static/pharos";
const font = "@fontsource-variable/atkinson-hyperlegible-next";

mkdirSync(`${to}/fonts`, { recursive: true });
for (const subset of ["latin", "latin-ext"]) {
  for (const style of ["normal", "italic"]) {
    const name = `atkinson-hyperlegible-next-${subset}-wght-${style}.woff2`;
    copyFileSync(`node_modules/${font}/files/${name}`, `${to}/fonts/${name}`);
  }
}
copyFileSync(`node_modules/${font}/LICENSE`, `${to}/fonts/OFL.txt`);

// Leaflet's style sheet names these; our own marks use none of them.
mkdirSync(`${to}/images`, { recursive: true });
for (const name of ["layers.png", "layers-2x.png", "marker-icon.png"]) {
  copyFileSync(`node_modules/leaflet/dist/images/${name}`, `${to}/images/${name}`);
}

const MIT_OF_GOVUK = "MIT License. Copyright (C) 2017 Crown Copyright (Government Digital Service). https://github.com/alphagov/govuk-frontend/blob/main/LICENSE.txt";

function licence(name) {
  const file = ["LICENSE", "LICENSE.txt", "LICENSE.md"].map((each) => `node_modules/${name}/${each}`).find(existsSync);
  const { version } = JSON.parse(readFileSync(`node_modules/${name}/package.json`, "utf8"));
  return `${name} ${version}\n\n${file ? readFileSync(file, "utf8").trim() : MIT_OF_GOVUK}\n`;
}

const rule = `\n${"-".repeat(80)}\n\n`;
const preact = "preact, inside accessible-autocomplete\n\nMIT License. https://github.com/preactjs/preact/blob/main/LICENSE\n";
const bundled = ["govuk-frontend", "accessible-autocomplete", "htmx.org", "leaflet"].map(licence);
writeFileSync(`${to}/LICENCES.txt`, [...bundled, preact].join(rule));
