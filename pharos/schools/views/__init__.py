"""The register of schools over HTTP. It is open to everybody; the list as a file to whoever is signed in."""
