"""A PostgreSQL of the test's own, through the script `postgres` beside this."""
import pathlib
import subprocess
import tempfile

SCRIPT = pathlib.Path(__file__).with_name("postgres")


class Postgres:
    """with Postgres() as database: database.connection is libpq's string."""

    def __init__(self, where=None):
        self._folder = tempfile.TemporaryDirectory(prefix="tramso-postgres-", dir=where)  # pylint: disable=consider-using-with
        pathlib.Path(self._folder.name).chmod(0o711)  # the cluster in it belongs to the user PostgreSQL runs as
        self.folder = pathlib.Path(self._folder.name).resolve() / "cluster"
        self.connection = f"host={self.folder} user=tramso dbname=tramso"

    def __enter__(self):
        self._call("init")
        return self

    def __exit__(self, *_):
        if (self.folder / "data" / "postmaster.pid").exists():
            self.kill()
        self._folder.cleanup()

    def _call(self, what):
        done = subprocess.run([SCRIPT, what, self.folder], capture_output=True, text=True, timeout=120, check=False)
        assert done.returncode == 0, f"PostgreSQL {what}: {done.stderr}"

    def start(self):
        self._call("start")

    def stop(self):
        self._call("stop")

    def kill(self):
        """With -9, all its processes."""
        self._call("kill")

    def rows(self, sql, connection=None):
        """Of a query, or of a change, as lists of texts."""
        done = subprocess.run(["psql", "-X", "-A", "-t", "-q", "-v", "ON_ERROR_STOP=1", "-d", connection or self.connection,
                               "-c", sql], capture_output=True, text=True, timeout=120, check=False)
        assert done.returncode == 0, done.stderr
        return [line.split("|") for line in done.stdout.splitlines()]
