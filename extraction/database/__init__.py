"""Documents into databases: SQL tables through SQLAlchemy, Parquet files through pyarrow.

`layout` says which tables there are, `rows` turns a document into their rows; neither needs a database library.
"""
