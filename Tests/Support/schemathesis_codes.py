"""Gives Schemathesis codes that lead to a response, one after the other, as it withdraws them."""

import json
import uuid
from urllib.request import Request, urlopen

import schemathesis

# As few answers as will do.
RESPONSE = {
    "answers": {"adult": True, "who": "self", "story": "Tea."},
    "consents": {"survey": True, "stories": True},
}
PATH = "/api/v1/forms/weight-rare-myasthenia/responses"


@schemathesis.auth(refresh_interval=1).apply_to(path_regex="^/api/v1/receipts")
class Code:
    def get(self, case, context):
        request = Request(
            case.operation.base_url.rstrip("/") + PATH,
            data=json.dumps(RESPONSE).encode(),
            headers={"Content-Type": "application/json", "Idempotency-Key": str(uuid.uuid4())},
        )
        with urlopen(request, timeout=20) as answer:
            return json.load(answer)["code"]

    def set(self, case, data, context):
        case.headers["Authorization"] = f"Bearer {data}"
