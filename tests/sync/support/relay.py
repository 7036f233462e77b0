"""A TCP relay between a kiosk and its city: as slow as it is told, with segments that are lost and come again, and cut when a test
says so. It counts what the kiosk puts on the wire."""
import random
import socket
import struct
import threading
import time

SEGMENT = 1460
RETRANSMISSION = 0.2  # seconds until a lost segment comes again


class Relay:
    """with Relay(port, to) as relay: …; `rate` in bytes a second, `loss` of a segment from 0 to 1, `cut_every` seconds."""

    def __init__(self, port, to, rate=None, loss=0.0, cut_every=None, seed=1):
        self.sent = self.received = self.resent = self.cuts = 0
        self._to, self._rate, self._loss, self._cut_every = to, rate, loss, cut_every
        self._chance, self._lock, self._lines, self._threads = random.Random(seed), threading.Lock(), [], []
        self._ending = threading.Event()
        self._listener = socket.socket()
        self._listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if rate:  # no more than the line itself holds waits in front of it
            self._listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        self._listener.bind(("127.0.0.1", port))
        self._listener.listen(16)
        self._listener.settimeout(0.05)

    def __enter__(self):
        self._start(self._accept)
        if self._cut_every:
            self._start(self._cut_now_and_then)
        return self

    def __exit__(self, *_):
        self._ending.set()
        self.cut()
        for thread in self._threads:
            thread.join(10)
        self._listener.close()

    def _start(self, work, *arguments):
        thread = threading.Thread(target=work, args=arguments, daemon=True)
        self._threads.append(thread)
        thread.start()

    def cut(self):
        """Ends every connection in the middle; what was under way is lost."""
        with self._lock:
            lines, self._lines = self._lines, []
        for line in lines:
            line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            try:
                line.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass
            line.close()
        self.cuts += bool(lines)

    def _cut_now_and_then(self):
        while not self._ending.wait(self._cut_every):
            self.cut()

    def _accept(self):
        while not self._ending.is_set():
            try:
                kiosk, _ = self._listener.accept()
            except TimeoutError:
                continue
            try:
                city = socket.create_connection(("127.0.0.1", self._to), 5)
            except OSError:
                kiosk.close()
                continue
            for line in (kiosk, city):
                line.settimeout(None)
                line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            with self._lock:
                self._lines += [kiosk, city]
            self._start(self._pump, kiosk, city, True)
            self._start(self._pump, city, kiosk, False)

    def _pump(self, source, sink, is_up):
        free = time.monotonic()  # when the line is free again
        try:
            while piece := source.recv(SEGMENT):
                if is_up:
                    self.sent += len(piece)
                else:
                    self.received += len(piece)
                if self._rate:
                    free = max(free, time.monotonic()) + len(piece) / self._rate
                    if self._chance.random() < self._loss:
                        free += RETRANSMISSION + len(piece) / self._rate
                        self.resent += len(piece) if is_up else 0
                    time.sleep(max(0.0, free - time.monotonic()))
                sink.sendall(piece)
            sink.shutdown(socket.SHUT_WR)
        except OSError:
            pass  # cut, by us or by them
