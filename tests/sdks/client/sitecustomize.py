"""Leads every connection of a client to the mock, under the name of the real host.

Python loads this file before the program. It replaces the lowest calls only, so that what stands above them
in a traceback is what stands there in the real world; the recorder takes the frames of this file out.
"""

import os
import socket
import ssl
import time

import _socket

PORT = int(os.environ.pop("MOCK_PORT"))
# "" as usual, "nodns" no name resolves, "refused" no port is open, "unreachable" no packet gets out,
# "blackhole" no packet comes back
NET = os.environ.pop("MOCK_NET", "")
# The mock's certificate authority, where the client shall trust it
CA = os.environ.pop("MOCK_CA", "")
# An address of documentation (RFC 5737): some messages name it.
ADDRESS = "203.0.113.24"
LOCAL = ("localhost", "127.0.0.1", "::1", "0.0.0.0", None, b"localhost")

real_getaddrinfo = _socket.getaddrinfo
real_connect = socket.socket.connect
real_sleep = time.sleep


def getaddrinfo(host, port, *arguments, **named):
    if host in LOCAL:
        return real_getaddrinfo(host, port, *arguments, **named)
    if NET == "nodns":
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
    return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (ADDRESS, int(port or 443)))]


def connect(self, address):
    if not (isinstance(address, tuple) and address[0] == ADDRESS):
        return real_connect(self, address)
    if NET == "unreachable":
        raise OSError(101, "Network is unreachable")
    if NET == "blackhole":
        real_sleep(min(self.gettimeout() or 1, 1))
        raise TimeoutError("timed out") if self.gettimeout() else TimeoutError(110, "Connection timed out")
    # Port 1 is closed everywhere.
    return real_connect(self, ("127.0.0.1", 1 if NET == "refused" else PORT))


def load_verify_locations(self, *arguments, **named):
    real_load_verify_locations(self, *arguments, **named)
    real_load_verify_locations(self, CA)


def sleep(seconds):
    # SDKs wait between tries; the recorder has no time for that.
    real_sleep(min(seconds, 0.02))


_socket.getaddrinfo = getaddrinfo
socket.socket.connect = connect
time.sleep = sleep
if CA:  # Some clients look at no environment variable.
    real_load_verify_locations = ssl.SSLContext.load_verify_locations
    ssl.SSLContext.load_verify_locations = load_verify_locations
