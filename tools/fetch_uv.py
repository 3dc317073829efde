"""Put uv into .uv/bin where the machine has none: by pip in a virtual environment, or, on a system whose Python
comes without ensurepip (a bare Debian), by unpacking uv's own wheel, checked against the hash the index gives."""

import hashlib
import importlib.util
import io
import json
import platform
import subprocess
import sys
import urllib.request
import zipfile
from pathlib import Path

VERSION = "0.13.9"
INDEX = "https://pypi.org/simple/uv/"
HERE = Path(__file__).resolve().parent.parent / ".uv"
WHEELS = {"x86_64": "manylinux_2_17_x86_64", "aarch64": "manylinux_2_17_aarch64", "arm64": "macosx_11_0_arm64"}


def by_pip() -> None:
    subprocess.run([sys.executable, "-m", "venv", str(HERE)], check=True)  # noqa: S603
    subprocess.run([str(HERE / "bin" / "pip"), "install", "--quiet", f"uv=={VERSION}"], check=True)  # noqa: S603


def wanted(name: str) -> bool:
    return name.startswith(f"uv-{VERSION}-py3-none-{WHEELS.get(platform.machine(), '?')}") and name.endswith(".whl")


def by_wheel() -> None:
    ask = urllib.request.Request(INDEX, headers={"Accept": "application/vnd.pypi.simple.v1+json"})
    with urllib.request.urlopen(ask, timeout=60) as answer:  # noqa: S310
        found = [f for f in json.load(answer)["files"] if wanted(f["filename"])]
    if not found:
        sys.exit(f"There is no uv {VERSION} for {platform.machine()}: install uv yourself (docs.astral.sh/uv).")
    with urllib.request.urlopen(found[0]["url"], timeout=300) as answer:  # noqa: S310
        wheel = answer.read()
    if hashlib.sha256(wheel).hexdigest() != found[0]["hashes"]["sha256"]:
        sys.exit("The uv that was downloaded is damaged: try again.")
    target = HERE / "bin" / "uv"
    target.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(io.BytesIO(wheel)) as archive:
        name = next(n for n in archive.namelist() if n.endswith("/scripts/uv"))
        target.write_bytes(archive.read(name))
    target.chmod(0o755)


if __name__ == "__main__":
    has_pip = importlib.util.find_spec("ensurepip") and importlib.util.find_spec("venv")
    by_pip() if has_pip else by_wheel()
