// Passkeys (W3C Web Authentication): the device makes one, or proves one. What it answers goes to the service in a
// hidden field. Without JavaScript, or at an address of numbers, no button is shown: codes by email always work.
const KNOWN = "PublicKeyCredential" in window && !/^\d+(\.\d+){3}$|^\[/.test(window.location.hostname);

export function passkeys(scope) {
  for (const part of scope.querySelectorAll("[data-passkey-add]")) {
    enable(part, part.closest("form"), () => make(JSON.parse(part.dataset.passkeyAdd)));
  }
  for (const form of scope.querySelectorAll("[data-passkey-ask]")) {
    enable(form, form, () => prove(form.dataset.passkeyAsk));
  }
}

function enable(part, form, act) {
  part.hidden = !KNOWN;
  const without = form.parentElement.querySelector("[data-passkey-without]");
  if (without) {
    without.hidden = KNOWN;
  }
  if (KNOWN) {
    form.addEventListener("submit", (event) => answer(event, form, act));
  }
}

async function answer(event, form, act) {
  if (form.elements.name?.value.trim() === "") {
    return; // the service asks for the name before the device makes anything
  }
  const failed = form.querySelector("[data-passkey-failed]");
  event.preventDefault();
  failed.hidden = true;
  try {
    form.elements.credential.value = JSON.stringify(written(await act()));
  } catch {
    failed.hidden = false;
    return;
  }
  form.submit();
}

function make({ publicKey }) {
  const known = (publicKey.excludeCredentials || []).map((each) => ({ ...each, id: bytes(each.id) }));
  const user = { ...publicKey.user, id: bytes(publicKey.user.id) };
  const challenge = bytes(publicKey.challenge);
  return navigator.credentials.create({ publicKey: { ...publicKey, challenge, user, excludeCredentials: known } });
}

async function prove(address) {
  const asked = await fetch(address, { headers: { Accept: "application/json" } });
  const { publicKey } = await asked.json();
  return navigator.credentials.get({ publicKey: { ...publicKey, challenge: bytes(publicKey.challenge) } });
}

function written(credential) {
  const response = {};
  for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (credential.response[name]) {
      response[name] = text(credential.response[name]);
    }
  }
  return { id: credential.id, rawId: text(credential.rawId), type: credential.type, clientExtensionResults: {}, response };
}

function bytes(websafe) {
  const plain = atob(websafe.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
}

function text(buffer) {
  const plain = btoa(String.fromCharCode(...new Uint8Array(buffer)));
  return plain.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}
