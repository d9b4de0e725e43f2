"""Signs requests with botocore: one JSON object a line in, one a line out, with what it signed at each step."""

import datetime
import json
import sys

import botocore.auth as auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

NOW = datetime.datetime(2026, 1, 22, 10, 3, 59)
SIGNERS = {
    'v4 query': lambda c: auth.S3SigV4QueryAuth(c, 's3', 'eu-west-1', expires=900),
    'v4 header': lambda c: auth.S3SigV4Auth(c, 's3', 'eu-west-1'),
    'v2 query': lambda c: auth.HmacV1QueryAuth(c, expires=900),
    'v2 header': auth.HmacV1Auth,
}

auth.get_current_datetime = lambda: NOW
auth.formatdate = lambda usegmt: 'Thu, 22 Jan 2026 10:03:59 GMT'
auth.time.time = lambda: 1769076239


def sign(case):
    signer = SIGNERS[case['auth']](Credentials(case['keyId'], case['secret'], case['token']))
    request = AWSRequest(case['method'], case['url'], headers=dict(case['headers']), data=case.get('body'))
    request.auth_path = case.get('resourcePath')
    if case['auth'] == 'v4 header':
        request.context['client_config'] = None
        request.context['payload_signing_enabled'] = True
    texts = {}

    def keep(name):
        made = getattr(signer, name)

        def kept(*args, **kwargs):
            texts[name] = made(*args, **kwargs)
            return texts[name]

        return kept

    for name in ('canonical_request', 'string_to_sign', 'canonical_string', 'signature', 'sign_string'):
        if hasattr(signer, name):
            setattr(signer, name, keep(name))
    signer.add_auth(request)
    return {
        'url': request.url,
        'headers': [[name, value] for name, value in request.headers.items()],
        'canonical': texts.get('canonical_request'),
        'stringToSign': texts.get('string_to_sign') or texts.get('canonical_string'),
        'signature': texts.get('signature') or texts.get('sign_string'),
    }


for line in sys.stdin:
    print(json.dumps(sign(json.loads(line))), flush=False)
