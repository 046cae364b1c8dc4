"""Serves a folder of pages on loopback, as fast as one process can.

    python -m bench.crawl.server FOLDER

Prints its address, and serves until its standard input is closed.
"""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from bench.crawl.site import PAGES


async def serve(folder: Path) -> None:
    """Answer GET for files of the folder, on connections that are kept open."""

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while line := await reader.readline():
                while (await reader.readline()).strip():
                    pass
                path = line.split()[1].decode().lstrip("/")
                writer.write(_response(folder, path))
                await writer.drain()
        except ConnectionError:
            pass
        finally:
            writer.close()

    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    print(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}", flush=True)
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)
    server.close()


def _response(folder: Path, path: str) -> bytes:
    file = folder / path if path.endswith(".xml") else folder / PAGES / path
    if not path or not file.is_file():
        return b"HTTP/1.1 404 Not Found\r\nContent-Type: text/plain\r\nContent-Length: 0\r\n\r\n"
    body = file.read_bytes()
    kind = "application/xml" if path.endswith(".xml") else "text/html; charset=utf-8"
    head = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n"
    return head.encode() + body


if __name__ == "__main__":
    asyncio.run(serve(Path(sys.argv[1])))
