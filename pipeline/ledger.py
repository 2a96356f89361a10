"""The ledger: what was received, from whom, and what became of it.

One SQLite file per case (`.scr/ledger.db`), or any database SQLAlchemy reaches when
`SCR_LEDGER_URL` is set, which several machines can then share. Only what happened is written
down; which version is current and what the panel sees is worked out anew from it every time.
"""

from __future__ import annotations

import datetime as dt
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import sqlalchemy as sa

from pipeline.errors import BusyError
from pipeline.files import OWNER_FILE
from pipeline.receipts import ACCEPTED, CLAIMED, QUARANTINED, Receipt

__all__ = ["ACCEPTED", "CLAIMED", "QUARANTINED", "Ledger", "Receipt"]

_PATIENCE = 15.0
"""Seconds to wait for another program that holds the ledger."""

_meta = sa.MetaData()
_received = sa.Table(
    "received",
    _meta,
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("case_key", sa.String(64), nullable=False),
    sa.Column("sha256", sa.String(64), nullable=False),
    sa.Column("folder", sa.String(255), nullable=False),
    sa.Column("file", sa.String(1024), nullable=False),
    sa.Column("size", sa.BigInteger, nullable=False),
    sa.Column("received", sa.DateTime, nullable=False),
    sa.Column("state", sa.String(16), nullable=False),
    sa.Column("agency", sa.String(255), nullable=False, server_default=""),
    sa.Column("kinds", sa.String(255), nullable=False, server_default=""),
    sa.Column("reason", sa.String(64), nullable=False, server_default=""),
    sa.Column("stored", sa.String(2048), nullable=False, server_default=""),
    sa.Column("carries", sa.String(255), nullable=False, server_default=""),
    sa.Column("times_seen", sa.Integer, nullable=False, server_default="1"),
    sa.UniqueConstraint("case_key", "sha256", "folder"),
)


class Ledger:
    """The ledger of one case. Use as a context manager; every change is its own transaction."""

    def __init__(self, file: Path, case_key: str) -> None:
        """Open the ledger, making it when it is not there.

        Args:
            file: the SQLite file used unless `SCR_LEDGER_URL` names a database.
            case_key: sets cases apart in a shared database; identifies nobody (a hash).
        """
        self._case_key = case_key
        shared = os.environ.get("SCR_LEDGER_URL")
        if shared:
            self._engine = sa.create_engine(shared, poolclass=sa.NullPool)
        else:
            # Put together, not written out: a "?" in a folder's name would end the path.
            url = sa.URL.create("sqlite", database=str(file))
            self._engine = sa.create_engine(url, poolclass=sa.NullPool, connect_args={"timeout": _PATIENCE})
            _prepare(file)
        with _translated():
            _meta.create_all(self._engine)
            _complete(self._engine)

    def __enter__(self) -> Ledger:
        return self

    def __exit__(self, *_: object) -> None:
        self._engine.dispose()

    def claim(self, sha256: str, folder: str, file: str, size: int) -> Receipt:
        """Write down that a file was taken. Seen before, it only counts once more.

        A file that was in quarantine is claimed anew: what kept it out may have been mended.
        """
        with self._writing() as connection:
            known = connection.execute(self._where(sha256, folder)).first()
            if known is None:
                connection.execute(
                    _received.insert().values(
                        case_key=self._case_key,
                        sha256=sha256,
                        folder=folder,
                        file=file,
                        size=size,
                        received=dt.datetime.now(dt.UTC).replace(tzinfo=None, microsecond=0),
                        state=CLAIMED,
                    )
                )
            else:
                again = {"times_seen": known.times_seen + 1}
                if known.state == QUARANTINED:
                    again |= {"state": CLAIMED, "file": file, "reason": ""}
                connection.execute(self._update(sha256, folder).values(**again))
        receipt = self.find(sha256, folder)
        assert receipt is not None
        return receipt

    def restore(
        self, sha256: str, folder: str, file: str, size: int, received: dt.datetime, stored: str
    ) -> Receipt:
        """Write down again a document whose sealed copy is all that is left of it.

        Agency and kinds are not known until it has been read again (see `accept`).
        """
        values = {"state": ACCEPTED, "file": file, "size": size, "received": received, "stored": stored}
        with self._writing() as connection:
            if connection.execute(self._where(sha256, folder)).first() is None:
                new = {"case_key": self._case_key, "sha256": sha256, "folder": folder}
                connection.execute(_received.insert().values(**new, **values))
            else:
                connection.execute(self._update(sha256, folder).values(**values))
        receipt = self.find(sha256, folder)
        assert receipt is not None
        return receipt

    def accept(
        self,
        receipt: Receipt,
        agency: str,
        kinds: tuple[str, ...],
        stored: str,
        carries: tuple[str, ...] = (),
    ) -> None:
        """Write down that a file is a document of the case, and what in it was left alone."""
        values = {"agency": agency, "kinds": ",".join(kinds), "carries": ",".join(carries)}
        self._settle(receipt, state=ACCEPTED, stored=stored, **values)

    def quarantine(self, receipt: Receipt, reason: str, stored: str) -> None:
        """Write down that a file could not be accepted; `reason` is a key of `errors.REASONS`."""
        self._settle(receipt, state=QUARANTINED, reason=reason, stored=stored)

    def find(self, sha256: str, folder: str) -> Receipt | None:
        """The receipt of these bytes in this inbox folder, if any."""
        with self._reading() as connection:
            row = connection.execute(self._where(sha256, folder)).first()
        return None if row is None else _receipt(row)

    def all(self, state: str | None = None) -> tuple[Receipt, ...]:
        """All receipts, or those in one state, in the order of arrival."""
        query = sa.select(_received).where(_received.c.case_key == self._case_key)
        if state is not None:
            query = query.where(_received.c.state == state)
        with self._reading() as connection:
            return tuple(_receipt(row) for row in connection.execute(query.order_by(_received.c.number)))

    def _settle(self, receipt: Receipt, **values: str) -> None:
        with self._writing() as connection:
            connection.execute(self._update(receipt.sha256, receipt.folder).values(**values))

    def _where(self, sha256: str, folder: str) -> sa.Select[tuple[object, ...]]:
        return sa.select(_received).where(*self._these(sha256, folder))

    def _update(self, sha256: str, folder: str) -> sa.Update:
        return _received.update().where(*self._these(sha256, folder))

    def _these(self, sha256: str, folder: str) -> tuple[sa.ColumnElement[bool], ...]:
        columns = _received.c
        return (columns.case_key == self._case_key, columns.sha256 == sha256, columns.folder == folder)

    @contextmanager
    def _writing(self) -> Iterator[sa.Connection]:
        with _translated(), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def _reading(self) -> Iterator[sa.Connection]:
        with _translated(), self._engine.connect() as connection:
            yield connection


@contextmanager
def _translated() -> Iterator[None]:
    """What a database says quotes the statement and its values, file names among them: say it plainly."""
    try:
        yield
    except sa.exc.DBAPIError:
        raise BusyError(
            "has a ledger that cannot be read or written just now",
            "Check that no other program holds it, that the disk is not full and that the folder may be "
            "written to; then run again",
        ) from None


def _prepare(file: Path) -> None:
    """Make the file with its owner's rights; set aside one that is damaged, to be made anew.

    What a lost ledger knew is found again in `originals/` (see `intake.store.recover`).
    """
    if file.exists() and not _sound(file):
        number = 1
        while (aside := file.with_name(f"{file.stem}.damaged-{number}{file.suffix}")).exists():
            number += 1
        file.replace(aside)
        file.with_name(f"{file.name}-journal").unlink(missing_ok=True)  # it would be played into the new one
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch(OWNER_FILE)


def _complete(engine: sa.Engine) -> None:
    """Add the columns that a ledger of an earlier version lacks."""
    there = {column["name"] for column in sa.inspect(engine).get_columns(_received.name)}
    for column in _received.columns:
        if column.name not in there:
            kind = column.type.compile(engine.dialect)
            with engine.begin() as connection:
                connection.execute(
                    sa.text(
                        f"ALTER TABLE {_received.name} ADD COLUMN {column.name} {kind} NOT NULL DEFAULT ''"
                    )
                )


def _sound(file: Path) -> bool:
    try:
        where = f"{file.absolute().as_uri()}?mode=ro"
        with closing(sqlite3.connect(where, uri=True, timeout=_PATIENCE)) as found:
            return bool(found.execute("PRAGMA quick_check").fetchone() == ("ok",))
    except sqlite3.DatabaseError as error:
        return error.sqlite_errorcode & 0xFF not in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def _receipt(row: sa.Row[tuple[object, ...]]) -> Receipt:
    values = dict(row._mapping)
    values.pop("case_key")
    for name in ("kinds", "carries"):
        values[name] = tuple(word for word in str(values[name]).split(",") if word)
    return Receipt(**values)
