"""How fast the service is, measured beside the least that the same work could take. ``make benchmarks`` prints it.

Nothing here is a test: machines differ, and are busy. What counts is how the numbers of one run stand to each other.
"""
