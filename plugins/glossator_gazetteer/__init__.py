"""The places of GeoNames and of our lists, compiled into one table that is read in place.

What plugins use is in `glossator_gazetteer.gazetteer`. Nothing is imported here: a build looks at
the table's header before any library is there.
"""
