"""Run by another Python, which has PyPI's sssom: reads each file and prints what it found."""

import json
import sys

from sssom.parsers import parse_sssom_table
from sssom.validators import validate

found = {}
for path in sys.argv[1:]:
    read = parse_sssom_table(path)
    complaints = [
        result.message
        for report in validate(read, fail_on_error=False).values()
        if report is not None
        for result in report.results
    ]
    columns = ("subject_id", "subject_label", "predicate_id", "object_id", "mapping_justification")
    table = read.df.reindex(columns=columns).fillna("")
    found[path] = {"complaints": complaints, "rows": table.values.tolist()}
print(json.dumps(found))
