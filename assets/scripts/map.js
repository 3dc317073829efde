// Brings a map to life: the drawing that the server made gives way to one that can be moved and enlarged. It shows the
// same marks in the same order as the list beside it. No pictures of streets are fetched, from us or from anybody.
import { circleMarker, divIcon, DomEvent, geoJSON, latLngBounds, map as newMap, marker } from "leaflet";

const CLOSEST = 15;
// How far signs are apart in pixels, at the least: as much as the largest of them is wide.
const APART = 42;

for (const box of document.querySelectorAll("[data-map]")) {
  enhance(box).catch(() => {
    // The drawing stays.
  });
}

async function enhance(box) {
  const [shapes, marks] = await Promise.all([fetched(box.dataset.shapes), fetched(box.dataset.marks)]);
  const placed = marks.features.filter((feature) => feature.geometry);
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  const canvas = document.createElement("div");
  canvas.className = "pharos-map__canvas pharos-screen-only";
  box.append(canvas);
  box.querySelector(".pharos-map__drawing").classList.add("pharos-paper-only");
  const map = newMap(canvas, {
    attributionControl: false,
    fadeAnimation: !calm,
    inertia: !calm,
    markerZoomAnimation: !calm,
    maxZoom: CLOSEST,
    scrollWheelZoom: false,
    zoomAnimation: !calm,
    zoomSnap: 0.1,
  });
  canvas.setAttribute("role", "region");
  canvas.setAttribute("aria-label", `${box.dataset.label}. Arrow keys move it, plus and minus enlarge it.`);
  const land = geoJSON(shapes, { style: ground, interactive: false, onEachFeature: named });
  const edges = latLngBounds(placed.map(placeOf));
  if (!("closely" in box.dataset && edges.isValid())) {
    edges.extend(land.getBounds());
  }
  const whole = edges.isValid() ? edges : [[49.9, -6], [55.8, 2]];
  // On the left the buttons stand: nothing that fits lies under them.
  const fit = () => {
    map.fitBounds(whole, { animate: false, maxZoom: 13, paddingTopLeft: [60, 20], paddingBottomRight: [20, 20] });
  };
  fit();
  land.addTo(map);
  const signs = [];
  const arrange = () => {
    signs.splice(0).forEach((each) => each.remove());
    signs.push(...gathered(placed, map).map((together) => sign(together).addTo(map)));
  };
  arrange();
  map.on("zoomend resize", arrange);
  fitAgain(canvas, map, fit);
  closeOnEscape(canvas, map);
  fewerNames(map, canvas);
  pointFromList(signs, map);
}

// A telephone that is turned shows the whole again, unless somebody has moved the map to where they want it.
function fitAgain(canvas, map, fit) {
  let moved = false;
  for (const event of ["pointerdown", "keydown", "wheel"]) {
    canvas.addEventListener(event, () => {
      moved = true;
    }, { passive: true });
  }
  map.on("resize", () => {
    if (!moved) {
      fit();
    }
  });
}

async function fetched(address) {
  const answer = await fetch(address, { headers: { Accept: "application/geo+json" } });
  if (!answer.ok) {
    throw new Error(`${address}: ${answer.status}`);
  }
  return answer.json();
}

const placeOf = (feature) => [feature.geometry.coordinates[1], feature.geometry.coordinates[0]];

// Marks that would lie upon each other, at this size of the map, share a sign: none hides another, and a finger hits it.
function gathered(features, map) {
  const found = [];
  for (const feature of features) {
    const point = map.project(placeOf(feature));
    const near = found.find((each) => each.point.distanceTo(point) < APART);
    if (near) {
      near.together.push(feature);
    } else {
      found.push({ point, together: [feature] });
    }
  }
  return found.map((each) => each.together);
}

function ground(feature) {
  return {
    className: "pharos-map__shape",
    color: "#0e4a73",
    fillColor: `url(#pharos-ground-${feature.properties.ground})`,
    fillOpacity: 1,
    weight: 1.5,
  };
}

function named(feature, layer) {
  layer.bindTooltip(words(feature.properties.name), {
    className: "pharos-map__label",
    direction: "center",
    interactive: false,
    permanent: true,
  });
}

// Leaflet puts strings into the page as HTML: it's given an element, with text in it, in their place.
function words(text, name = "span", className = "") {
  const element = document.createElement(name);
  element.textContent = text;
  element.className = className;
  return element;
}

function sign(together) {
  const [first] = together;
  const count = together.reduce((sum, feature) => sum + (feature.properties.count || 1), 0);
  const gathers = first.properties.count > 0 || count > 1;
  const size = gathers ? Math.min(28 + Math.round(Math.sqrt(count)), 42) : 24;
  const title = together.map(({ properties }) => [properties.title, properties.facts].filter(Boolean).join(", ")).join("; ");
  const made = marker(placeOf(first), {
    alt: title,
    icon: divIcon({
      className: `pharos-map__sign${gathers ? " pharos-map__sign--many" : ""}`,
      html: words(gathers ? String(count) : ""),
      iconSize: [size, size],
    }),
    title,
  });
  made.bindPopup(() => popup(together), { maxHeight: 260, minWidth: 160 });
  made.on("add", () => made.getElement().setAttribute("aria-label", title));
  made.on("popupopen", ({ popup: open }) => open.getElement().querySelector("a[href]:not(.leaflet-popup-close-button)")?.focus());
  made.hrefs = together.map((feature) => feature.properties.href);
  return made;
}

function popup(together) {
  const list = document.createElement("ul");
  list.className = "pharos-map__popup";
  for (const { properties } of together) {
    const link = words(properties.title, "a", "govuk-link");
    link.href = properties.href;
    const item = document.createElement("li");
    item.append(link, words(properties.facts));
    list.append(item);
  }
  return list;
}

// Closes what is open and goes back to the sign that opened it.
function closeOnEscape(canvas, map) {
  let last;
  map.on("popupopen", ({ popup: open }) => {
    last = open._source?.getElement();
  });
  DomEvent.on(canvas, "keydown", (event) => {
    if (event.key === "Escape" && canvas.querySelector(".leaflet-popup")) {
      map.closePopup();
      last?.focus();
    }
  });
}

// From afar on a narrow window the names would lie upon each other; the legend has them.
function fewerNames(map, canvas) {
  const judge = () => canvas.classList.toggle("pharos-map__canvas--nameless", map.getSize().x < 420 && map.getZoom() < 10);
  map.on("zoomend resize", judge);
  judge();
}

// What is pointed at in the list is ringed on the map.
function pointFromList(signs, map) {
  const ring = circleMarker([0, 0], { className: "pharos-map__ring", fill: false, interactive: false, radius: 20 });
  const find = (href) => signs.find((each) => each.hrefs.includes(href));
  for (const link of document.querySelectorAll("#map-list a")) {
    const show = () => {
      const found = find(link.getAttribute("href"));
      if (found) {
        ring.setLatLng(found.getLatLng()).addTo(map);
      }
    };
    link.addEventListener("mouseenter", show);
    link.addEventListener("focus", show);
    link.addEventListener("mouseleave", () => ring.remove());
    link.addEventListener("blur", () => ring.remove());
  }
}
