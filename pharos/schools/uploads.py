"""Register files that were handed in on a page, kept until they have been read."""

from pharos.files.shelf import LONGEST_NAME, Shelf, Upload

__all__ = ["LONGEST_NAME", "Upload", "find", "forget", "keep", "older_than", "shelf"]

shelf = Shelf("register")
keep, find, forget, older_than = shelf.keep, shelf.find, shelf.forget, shelf.older_than
