"""Runs rendered Python templates, so that the SDK is loaded once.

Each line of the input is a request as JSON, each line of the output its answer: {"result": …} or {"error": "…"}.
"""

import contextlib
import io
import json
import os
import runpy
import sys
import traceback

loaded = {}


def load(path, env):
    if path not in loaded:
        os.environ.update({name: value for name, value in env.items() if value is not None})
        for name, value in env.items():
            if value is None:
                os.environ.pop(name, None)
        # The SDK keeps a session with the credentials that it found first.
        import boto3

        boto3.DEFAULT_SESSION = None
        with contextlib.redirect_stdout(io.StringIO()):
            loaded[path] = runpy.run_path(path)
    return loaded[path]


def answer(path, env, call=None, args=(), put=None):
    module = load(path, env)
    with contextlib.redirect_stdout(io.StringIO()):
        if put:
            with open(put["file"], "rb") as file:
                module["s3"].put_object(Bucket=put["bucket"], Key=put["key"], Body=file)
            return None
        return module[call](*args)


for line in sys.stdin:
    try:
        reply = {"result": answer(**json.loads(line))}
    except Exception:
        reply = {"error": traceback.format_exc()}
    print(json.dumps(reply), flush=True)
