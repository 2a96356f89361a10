"""One truth, written in dozens of shapes: a factory of documents independent of the readers under test.

- `writings`: a day or period → the many ways British agencies write it, with what each means;
- `truth`: a seeded list of entries, told once, without any layout;
- `layout`: truth → rows of a table in one agency's manner, and what a reader must find in them;
- `word`, `dressed`, `around`, `raw`, `books`, `printed`, `undrawn`, `office`: the same rows as files;
- `compare`: what was read against the truth, every miss by shape, seed and row;
- `complete`: every character of a Word file, by a walk that knows nothing of tables.
"""
