#!/usr/bin/python3
"""Forms through ippeveprinter, the IPP printer that CUPS has for tests, and through a cupsd of our own: what arrives, what is said
of it, what is cancelled. ippeveprinter wants avahi and that wants D-Bus, so all run in a network and a mount namespace of their
own; this needs root."""
import os
import pathlib
import queue
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import unittest
import urllib.request

PRINT_FORM = pathlib.Path(os.environ["TRAMSO_BIN_DIR"]) / "print_form"
ENGINE = pathlib.Path(__file__).with_name("engine.py")
FULL, EMPTY = 250, 0
SWIFT = ("answer=3000", "between=100", "silence=2000", "withdrawal=8000")


def go_apart():
    """Begins this program again where it has its own loopback and its own /run."""
    if os.geteuid() != 0:
        sys.exit("ippeveprinter_test needs root, for unshare(1)")
    shell = 'ip link set lo up && mount -t tmpfs tmpfs /run && exec "$@"'
    os.execvp("unshare", ["unshare", "-mn", "sh", "-c", shell, "sh", sys.executable, "-B", __file__, "--apart", *sys.argv[1:]])


def wait_for(condition, what, seconds=20):
    until = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > until:
            raise AssertionError(f"{what}: not within {seconds} s")
        time.sleep(0.05)


def pdf(text):
    """A small page of A4 in PDF 1.4 with `text` on it."""
    drawn = f"BT /F 24 Tf 72 720 Td ({text}) Tj ET".encode()
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
               b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
               b"<</Length %d>>stream\n%s\nendstream" % (len(drawn), drawn), b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"]
    document, places = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(document))
        document += b"%d 0 obj%sendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return document + b"xref\n0 6\n0000000000 65535 f \n%strailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (table, len(document))


def words_of(documents):
    return [subprocess.run(["pdftotext", "-", "-"], input=document, capture_output=True, check=True).stdout.decode().strip()
            for document in documents]


class Daemon:
    """A program in the background, with its words in a file."""
    def __init__(self, folder, name, *command, **environment):
        self.output = open(folder / f"{name}.log", "ab")
        self.process = subprocess.Popen([str(word) for word in command], stdout=self.output, stderr=subprocess.STDOUT,
                                        stdin=subprocess.DEVNULL, env={**os.environ, **environment})

    def stop(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGCONT)
            self.process.kill()
        self.process.wait()
        self.output.close()


class Printer(Daemon):
    def __init__(self, folder, port):
        self.folder, self.port = folder / str(port), port
        self.output_folder, self.state_file = self.folder / "output", self.folder / "state"
        for each in (self.output_folder, self.folder / "spool"):
            each.mkdir(parents=True, exist_ok=True)
        self.be("ready")
        super().__init__(self.folder, "ippeveprinter", "ippeveprinter", "-p", port, "-d", self.folder / "spool", "-n", "localhost",
                         "-f", "application/pdf", "-c", ENGINE, f"Printer {port}", ENGINE_PORT=str(port),
                         ENGINE_OUTPUT=str(self.output_folder), ENGINE_STATE=str(self.state_file))
        self.uri = f"ipp://localhost:{port}/ipp/print"
        wait_for(self.answers, "ippeveprinter answers")

    def answers(self):
        if self.process.poll() is not None:
            raise AssertionError("ippeveprinter ended: " + (self.folder / "ippeveprinter.log").read_text())
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{self.port}/", timeout=2).close()
        except OSError:
            return False
        return True

    def be(self, state):
        part = self.state_file.with_name("state.part")
        part.write_text(state)
        part.rename(self.state_file)

    def load(self, sheets):
        """Fills or empties its trays, by the page that ippeveprinter has for it."""
        trays = "&".join(f"size{tray}=iso_a4_210x297mm&type{tray}=stationery&level{tray}={sheets}" for tray in (1, 3))
        urllib.request.urlopen(f"http://127.0.0.1:{self.port}/media?{trays}", timeout=5).close()

    def arrived(self):
        return [path.read_bytes() for path in sorted(self.output_folder.iterdir())]


class Cupsd(Daemon):
    """With one queue before a printer; what it spools stays in memory."""
    port = 8640

    def __init__(self, folder, printer):
        self.folder = folder / "cupsd"
        self.spool = pathlib.Path(tempfile.mkdtemp(dir="/dev/shm"))
        self.spool.chmod(0o755)  # its filters run as another user
        for each in (self.folder / "root", self.folder / "state", self.folder / "cache", self.spool / "jobs", self.spool / "temp"):
            each.mkdir(parents=True)
        settings, files = self.folder / "root/cupsd.conf", self.folder / "root/cups-files.conf"
        settings.write_text(f"Listen 127.0.0.1:{self.port}\nBrowsing Off\nDefaultAuthType None\nWebInterface No\nPreserveJobFiles No\n"
                            "PreserveJobHistory 600\n<Location />\nOrder allow,deny\nAllow all\n</Location>\n"
                            "<Policy default>\n<Limit All>\nOrder allow,deny\nAllow all\n</Limit>\n</Policy>\n")
        files.write_text(f"ServerRoot {self.folder}/root\nStateDir {self.folder}/state\nCacheDir {self.folder}/cache\n"
                         f"RequestRoot {self.spool}/jobs\nTempDir {self.spool}/temp\nErrorLog {self.folder}/errors\n"
                         f"AccessLog {self.folder}/asked\nPageLog {self.folder}/pages\n")
        super().__init__(self.folder, "cupsd", "cupsd", "-f", "-c", settings, "-s", files)
        self.uri = f"ipp://127.0.0.1:{self.port}/printers/office"
        queue_of_printer = ["lpadmin", "-h", f"127.0.0.1:{self.port}", "-p", "office", "-E", "-v", printer.uri, "-m", "everywhere",
                            "-o", "printer-error-policy=retry-current-job"]
        wait_for(lambda: subprocess.run(queue_of_printer, capture_output=True, timeout=30, check=False).returncode == 0, "a queue")

    def stop(self):
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            pass
        super().stop()
        shutil.rmtree(self.spool)


class Kiosk:
    """print_form, and what it says."""
    def __init__(self, address, *words, itself="-"):
        self.process = subprocess.Popen([PRINT_FORM, address, itself, *SWIFT, *words], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        text=True, bufsize=1)
        self.lines = queue.Queue()
        self.reader = threading.Thread(target=self.read)
        self.reader.start()

    def read(self):
        for line in self.process.stdout:
            self.lines.put(line.strip())

    def order(self, line):
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()

    def hear(self, seconds=25):
        try:
            return self.lines.get(timeout=seconds)
        except queue.Empty:
            raise AssertionError(f"print_form says nothing for {seconds} s") from None

    def end(self):
        """How the job ends, whatever is told before."""
        while (line := self.hear()).startswith("told "):
            pass
        return line

    def status(self):
        self.order("status")
        return self.hear()

    def close(self):
        self.process.stdin.close()
        self.reader.join()
        code = self.process.wait()
        self.process.stdout.close()
        if code != 0:
            raise AssertionError(f"print_form ended with {code}")


class Office(unittest.TestCase):
    port = 8630

    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.folder = pathlib.Path(folder.name)
        cls.folder.chmod(0o755)
        pathlib.Path("/run/dbus").mkdir()
        shutil.chown(pathlib.Path("/run/dbus"), "messagebus", "messagebus")
        cls.start("dbus", "dbus-daemon", "--system", "--nofork", "--nopidfile")
        wait_for(pathlib.Path("/run/dbus/system_bus_socket").exists, "dbus-daemon listens")
        settings = cls.folder / "avahi.conf"
        settings.write_text("[server]\nhost-name=tramso\nuse-ipv4=yes\nuse-ipv6=no\nallow-interfaces=lo\nenable-dbus=yes\n")
        cls.start("avahi", "avahi-daemon", "--no-chroot", "--no-rlimits", "-f", settings)
        wait_for(pathlib.Path("/run/avahi-daemon/socket").exists, "avahi-daemon listens")
        cls.printer = cls.another_printer()

    @classmethod
    def start(cls, name, *command, **environment):
        daemon = Daemon(cls.folder, name, *command, **environment)
        cls.addClassCleanup(daemon.stop)
        return daemon

    @classmethod
    def another_printer(cls):
        Office.port += 1
        printer = Printer(cls.folder, Office.port)
        cls.addClassCleanup(printer.stop)
        return printer

    def setUp(self):
        self.printer.be("ready")
        for path in self.printer.output_folder.iterdir():
            path.unlink()
        self.form = pdf(f"Mau don {random.randrange(10**9)}")
        self.file = self.folder / "form.pdf"
        self.file.write_bytes(self.form)

    def tearDown(self):
        self.printer.be("ready")

    def kiosk(self, *words, address=None, itself="-"):
        kiosk = Kiosk(address or self.printer.uri, *words, itself=itself)
        self.addCleanup(kiosk.close)
        return kiosk

    def expect(self, kiosk, *lines):
        self.assertEqual([kiosk.hear() for _ in lines], list(lines))

    def print(self, kiosk, *lines):
        kiosk.order(f"print {self.file}")
        self.expect(kiosk, *lines)

    # -- what goes well ----------------------------------------------------------------------------------------------
    def test_a_form_arrives_as_it_was_and_is_printed(self):
        kiosk = self.kiosk()
        self.assertEqual(kiosk.status(), "ready")
        self.print(kiosk, "printed")
        self.assertEqual(self.printer.arrived(), [self.form])
        self.print(kiosk, "printed")
        self.assertEqual(self.printer.arrived(), [self.form, self.form])

    def test_a_job_tells_nothing_of_who_prints(self):
        self.print(self.kiosk(), "printed")
        said = (self.printer.folder / "jobs").read_text(encoding="utf-8").splitlines()
        self.assertEqual(said[-1], "kiosk | Mẫu đơn | iso_a4_210x297mm | application/pdf")

    def test_a_form_of_some_megabytes_arrives_as_it_was(self):
        self.form += b"%" + os.urandom(6 << 20).replace(b"\n", b" ")
        self.file.write_bytes(self.form)
        self.print(self.kiosk(), "printed")
        self.assertEqual(self.printer.arrived(), [self.form])

    def test_it_is_not_printed_before_the_printer_says_so(self):
        self.printer.be("slow")
        kiosk = self.kiosk()
        kiosk.order(f"print {self.file}")
        with self.assertRaises(AssertionError):
            kiosk.hear(1.5)
        self.assertEqual(self.printer.arrived(), [])
        self.printer.be("ready")
        self.expect(kiosk, "printed")
        self.assertEqual(self.printer.arrived(), [self.form])

    def test_paper_that_is_low_is_told_and_printed_on(self):
        self.printer.be("paper-low")
        kiosk = self.kiosk()
        kiosk.order(f"print {self.file}")
        self.assertEqual(kiosk.end(), "printed")
        self.assertEqual(kiosk.status(), "paper-low")
        self.printer.be("ready")
        self.print(kiosk, "told paper-low")  # until it looks again
        self.assertEqual(kiosk.end(), "printed")
        self.assertEqual(kiosk.status(), "ready")

    # -- paper and cover ---------------------------------------------------------------------------------------------
    def test_out_of_paper_before_it_waits_and_prints_once_when_refilled(self):
        printer = self.another_printer()
        printer.load(EMPTY)
        kiosk = self.kiosk(address=printer.uri)
        self.assertEqual(kiosk.status(), "paper-out")
        self.print(kiosk, "told paper-out")
        self.assertEqual(printer.arrived(), [])
        printer.load(FULL)
        self.assertEqual(kiosk.end(), "printed")
        self.assertEqual(printer.arrived(), [self.form])

    def test_out_of_paper_or_cover_open_in_the_middle_it_goes_on_by_itself(self):
        for state, word in (("paper-out", "paper-out"), ("cover-open", "cover-open"), ("jam", "fault")):
            self.setUp()
            self.printer.be(state)
            kiosk = self.kiosk()
            self.print(kiosk, f"told {word}")
            self.printer.be("slow")  # seen to, and not yet out
            self.expect(kiosk, "told ready")
            self.printer.be("ready")
            self.expect(kiosk, "printed")
            self.assertEqual(self.printer.arrived(), [self.form], state)

    def test_out_of_paper_and_stopped_it_is_cancelled_and_nothing_comes_later(self):
        self.printer.be("paper-out")
        kiosk = self.kiosk()
        self.print(kiosk, "told paper-out")
        kiosk.order("stop")
        self.expect(kiosk, "failed paper-out")
        self.printer.be("ready")
        time.sleep(1)
        self.assertEqual(self.printer.arrived(), [])
        self.print(kiosk, "printed")
        self.assertEqual(self.printer.arrived(), [self.form])

    def test_nobody_refills_it_and_it_is_cancelled(self):
        self.printer.be("paper-out")
        self.print(self.kiosk("refill=1200"), "told paper-out", "failed paper-out")
        self.printer.be("ready")
        time.sleep(1)
        self.assertEqual(self.printer.arrived(), [])

    def test_a_printer_that_does_not_let_go_of_a_job_gets_no_other(self):
        printer = self.another_printer()
        printer.load(EMPTY)  # ippeveprinter then hears of a cancellation only when it has paper
        kiosk = self.kiosk("refill=500", "withdrawal=500", address=printer.uri)
        self.print(kiosk, "told paper-out", "failed paper-out")
        self.print(kiosk, "failed paper-out")
        printer.load(FULL)
        wait_for(lambda: kiosk.status() == "ready", "the printer has paper")
        time.sleep(2)
        self.assertEqual(printer.arrived(), [])
        self.print(kiosk, "printed")
        self.assertEqual(printer.arrived(), [self.form])

    # -- through cupsd -----------------------------------------------------------------------------------------------
    def test_through_cupsd_the_printer_itself_is_asked_and_no_file_stays(self):
        cupsd = Cupsd(self.folder, self.printer)
        self.addCleanup(cupsd.stop)
        kiosk = self.kiosk(address=cupsd.uri, itself=self.printer.uri)
        self.assertEqual(kiosk.status(), "ready")
        self.print(kiosk, "printed")
        self.assertEqual(words_of(self.printer.arrived()), words_of([self.form]))
        self.printer.be("paper-out")
        self.print(kiosk, "told paper-out")
        self.printer.be("ready")
        self.assertEqual((kiosk.end(), len(self.printer.arrived())), ("printed", 2))
        self.printer.be("paper-out")
        self.print(kiosk, "told paper-out")
        kiosk.order("stop")
        self.expect(kiosk, "failed paper-out")
        self.printer.be("ready")
        time.sleep(2)
        self.assertEqual(len(self.printer.arrived()), 2)
        self.assertEqual([path.name for path in (cupsd.spool / "jobs").iterdir() if path.name.startswith("d")], [])

    # -- printers that fail ------------------------------------------------------------------------------------------
    def test_a_job_that_the_printer_breaks_off_is_a_fault(self):
        self.printer.be("abort")
        self.print(self.kiosk(), "failed fault")
        self.assertEqual(self.printer.arrived(), [])

    def test_a_job_that_never_ends_is_cancelled(self):
        self.printer.be("slow")
        begun = time.monotonic()
        self.print(self.kiosk("work=1500"), "failed fault")
        self.assertLess(time.monotonic() - begun, 12)
        self.printer.be("ready")
        time.sleep(1)
        self.assertEqual(self.printer.arrived(), [])

    def test_a_printer_that_is_busy_with_anothers_job_is_waited_for(self):
        self.printer.be("slow")
        first, second = self.kiosk(), self.kiosk()
        first.order(f"print {self.file}")
        time.sleep(1)
        second.order(f"print {self.file}")
        time.sleep(1)
        self.printer.be("ready")
        self.expect(first, "printed")
        self.expect(second, "printed")
        self.assertEqual(self.printer.arrived(), [self.form, self.form])
        self.printer.be("slow")
        first.order(f"print {self.file}")
        time.sleep(1)
        self.print(self.kiosk("busy=500"), "failed fault")

    def test_where_no_printer_is_it_is_gone(self):
        kiosk = self.kiosk(address="ipp://localhost:9/ipp/print")
        self.assertEqual(kiosk.status(), "gone")
        self.print(kiosk, "failed gone")

    def test_a_printer_that_is_switched_off_in_the_middle_is_gone_and_its_job_with_it(self):
        printer = self.another_printer()
        printer.be("slow")
        kiosk = self.kiosk(address=printer.uri)
        kiosk.order(f"print {self.file}")
        time.sleep(1)
        printer.stop()
        self.expect(kiosk, "told gone", "failed gone")
        Office.port = printer.port - 1
        again = self.another_printer()
        wait_for(lambda: kiosk.status() == "ready", "the printer is back")
        self.print(kiosk, "printed")
        self.assertEqual(again.arrived(), [self.form])

    def test_a_printer_that_was_switched_off_and_on_does_not_print_for_another_what_it_has_forgotten(self):
        printer = self.another_printer()
        printer.be("slow")
        kiosk = self.kiosk(address=printer.uri)
        kiosk.order(f"print {self.file}")
        time.sleep(1)
        kiosk.process.send_signal(signal.SIGSTOP)  # the kiosk looks away
        printer.stop()
        Office.port = printer.port - 1
        again = self.another_printer()
        other = self.kiosk(address=again.uri)
        self.print(other, "printed")  # gets the same number
        kiosk.process.send_signal(signal.SIGCONT)
        self.assertEqual(kiosk.end(), "failed gone")
        self.assertEqual(again.arrived(), [self.form])

    def test_a_printer_that_hangs_is_gone_and_loses_the_job_when_it_wakes(self):
        printer = self.another_printer()
        printer.be("slow")
        kiosk = self.kiosk("answer=400", "withdrawal=500", "silence=800", address=printer.uri)
        kiosk.order(f"print {self.file}")
        time.sleep(1)
        printer.process.send_signal(signal.SIGSTOP)
        self.expect(kiosk, "told gone", "failed gone")
        self.assertEqual(kiosk.status(), "gone")
        printer.process.send_signal(signal.SIGCONT)
        wait_for(lambda: kiosk.status() == "ready", "the printer is awake")
        time.sleep(1)
        self.assertEqual(kiosk.status(), "ready")  # and has let go of the job
        printer.be("ready")
        time.sleep(1)
        self.assertEqual(printer.arrived(), [])
        self.print(kiosk, "printed")
        self.assertEqual(printer.arrived(), [self.form])


if __name__ == "__main__":
    if "--apart" not in sys.argv:
        go_apart()
    sys.argv.remove("--apart")
    unittest.main()
