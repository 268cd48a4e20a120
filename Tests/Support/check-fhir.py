"""Reads FHIR R4 bundles from stdin, one a line, and says what HL7's model refuses in them."""

import json
import sys

from fhir.resources.R4B.bundle import Bundle
from fhir.resources.R4B.consent import Consent

for line in sys.stdin:
    bundle = Bundle.model_validate_json(line)
    for entry in json.loads(line)["entry"]:
        Consent.model_validate(entry["resource"])
    print(len(bundle.entry))
