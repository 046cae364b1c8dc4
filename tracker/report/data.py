"""A report for programs: JSON with all of it, CSV with its trend."""

from __future__ import annotations

import csv
import json
from dataclasses import fields
from typing import IO

from tracker.output import json_ready
from tracker.report.content import Bucket, EntityReport


def write_json(report: EntityReport, stream: IO[str]) -> None:
    """Everything in the report, field by field."""
    json.dump(json_ready(report), stream, ensure_ascii=False, indent=2)
    stream.write("\n")


def write_csv(report: EntityReport, stream: IO[str]) -> None:
    """One row a bucket; an empty cell is unknown."""
    names = [field.name for field in fields(Bucket)]
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(["entity", *names])
    for bucket in report.trend:
        values = [json_ready(getattr(bucket, name)) for name in names]
        writer.writerow([report.entity.id, *("" if v is None else v for v in values)])
