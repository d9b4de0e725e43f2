"""Runs the rendered Python templates against one server, whose keys are in the environment; prints one result a line."""

import contextlib
import io
import json
import os
import runpy
import sys
import tempfile
import time
import traceback
import urllib.error
import urllib.request
import uuid
from ast import literal_eval

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

options = json.loads(sys.argv[1])
server, bucket, key = options["server"], options["bucket"], options["key"]
content_type = options["contentType"]
# What a partial server shows is checked, and not claimed where the template does more.
is_whole = not server.get("isPartial")
is_ceph = server["name"] == "ceph"
s3 = boto3.client(
    "s3",
    region_name=server["region"],
    endpoint_url=server["endpoint"],
    config=Config(request_checksum_calculation="when_required", s3={"addressing_style": "path"}),
)
if bucket not in server.get("buckets", []):
    s3.create_bucket(Bucket=bucket)


def load(folder, name, as_main=False):
    printed = io.StringIO()
    path = os.path.join(options["folders"][folder], name + ".py")
    with contextlib.redirect_stdout(printed):
        names = runpy.run_path(path, run_name="__main__" if as_main else "snippet")
    return literal_eval(printed.getvalue()) if as_main else names


def send(method, url, body, headers):
    request = urllib.request.Request(url, data=body, headers=headers, method=method)
    try:
        with urllib.request.urlopen(request) as answer:
            return answer.status, answer.read().decode(), answer.headers.get("ETag")
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode(), None


def post(form, body):
    boundary = uuid.uuid4().hex
    pieces = [
        f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
        for name, value in form["fields"].items()
    ]
    pieces.append(
        f'--{boundary}\r\nContent-Disposition: form-data; name="file"; filename="f"\r\n'
        "Content-Type: application/octet-stream\r\n\r\n".encode()
    )
    data = b"".join(pieces) + body + f"\r\n--{boundary}--\r\n".encode()
    return send("POST", form["url"], data, {"Content-Type": f"multipart/form-data; boundary={boundary}"})


def stored(at):
    answer = s3.get_object(Bucket=bucket, Key=at)
    return answer["Body"].read(), answer["ContentType"]


def is_stored(at):
    try:
        s3.head_object(Bucket=bucket, Key=at)
        return True
    except ClientError as error:
        if error.response["ResponseMetadata"]["HTTPStatusCode"] == 404:
            return False
        raise


def equal(actual, expected):
    assert actual == expected, f"{str(actual)[:300]} is not {str(expected)[:300]}"


def a_presigned_put_uploads():
    presigned = load("plain", "presign-put/boto3", as_main=True)
    body = os.urandom(70_000)
    status, text, _ = send("PUT", presigned["url"], body, presigned["headers"])
    assert status == 200, text
    equal(stored(key), (body, content_type))


def a_presigned_put_refuses_another_content_type():
    presigned = load("plain", "presign-put/boto3")["presign_put"]("uploads/typed.bin", content_type)
    status, text, _ = send("PUT", presigned["url"], b"x", {"content-type": "text/html"})
    assert status == 403 and "SignatureDoesNotMatch" in text, text
    assert not is_stored("uploads/typed.bin")


def a_presigned_put_expires():
    presigned = load("small", "presign-put/boto3")["presign_put"]("uploads/late.bin", content_type)
    time.sleep(2.1)
    status, text, _ = send("PUT", presigned["url"], b"x", presigned["headers"])
    # Ceph refuses it with a code alone.
    says_expired = "<Code>AccessDenied<" in text if is_ceph else "expired" in text.lower()
    assert status == 403 and says_expired, text
    assert not is_stored("uploads/late.bin")


def a_presigned_form_uploads():
    body = os.urandom(70_000)
    form = load("plain", "presign-post/boto3")["presign_post"]("uploads/form.bin", content_type)
    status, text, _ = post(form, body)
    assert status in (200, 204), text
    equal(stored("uploads/form.bin")[0], body)


def a_presigned_form_refuses_too_large_a_file():
    form = load("small", "presign-post/boto3")["presign_post"]("uploads/large.bin", content_type)
    status, text, _ = post(form, os.urandom(1_001))
    assert status == 400 and "EntityTooLarge" in text, text
    assert not is_stored("uploads/large.bin")


def an_upload_in_signed_parts_is_completed():
    multipart = load("plain", "multipart/boto3")
    at = key + ".parts"
    bodies = [os.urandom(5_242_880), os.urandom(1_000)]
    upload_id = multipart["create_upload"](at, content_type)
    parts = []
    for number, body in enumerate(bodies, 1):
        status, text, etag = send("PUT", multipart["sign_part"](at, upload_id, number), body, {"Content-Type": ""})
        assert status == 200, text
        parts.insert(0, {"PartNumber": number, "ETag": etag})
    if is_whole:
        equal([part["PartNumber"] for part in multipart["list_parts"](at, upload_id)], [1, 2])
    multipart["complete_upload"](at, upload_id, parts)
    equal(stored(at), (b"".join(bodies), content_type))


def an_aborted_upload_is_gone():
    multipart = load("plain", "multipart/boto3")
    upload_id = multipart["create_upload"]("uploads/aborted.bin", content_type)
    multipart["abort_upload"]("uploads/aborted.bin", upload_id)
    try:
        multipart["list_parts"]("uploads/aborted.bin", upload_id)
    except ClientError as error:
        # To Ceph it is a key that isn't there.
        equal(error.response["Error"]["Code"], "NoSuchKey" if is_ceph else "NoSuchUpload")
    else:
        raise AssertionError("the upload is still there")


def the_transfer_manager_uploads_in_parts():
    body = os.urandom(6_000_000)
    at = key + ".transfer"
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "transfer.bin")
        with open(path, "wb") as file:
            file.write(body)
        load("small", "transfer-manager/boto3")["upload_file"](path, at, content_type)
    equal(stored(at), (body, content_type))
    assert not is_whole or s3.head_object(Bucket=bucket, Key=at)["ETag"].endswith('-2"')


def the_client_uploads_without_a_checksum():
    client = load("recorded", "no-default-checksums/boto3")["s3"]
    client.put_object(Bucket=bucket, Key="uploads/no-checksum", Body=b"x")
    equal(stored("uploads/no-checksum")[0], b"x")


def the_client_uploads():
    client = load("recorded", "sigv4-client/boto3")["s3"]
    client.put_object(Bucket=bucket, Key="uploads/v4-client", Body=b"x")
    equal(stored("uploads/v4-client")[0], b"x")
    url = client.generate_presigned_url("put_object", Params={"Bucket": bucket, "Key": "k"})
    assert "X-Amz-Algorithm=AWS4-HMAC-SHA256" in url, url


checks = {
    "presign-put": [
        a_presigned_put_uploads,
        a_presigned_put_refuses_another_content_type,
        a_presigned_put_expires,
    ],
    "presign-post": [a_presigned_form_uploads]
    + ([a_presigned_form_refuses_too_large_a_file] if is_whole else []),
    "multipart": [an_upload_in_signed_parts_is_completed]
    + ([an_aborted_upload_is_gone] if is_whole else []),
    "transfer-manager": [the_transfer_manager_uploads_in_parts],
    "no-default-checksums": [the_client_uploads_without_a_checksum],
    "sigv4-client": [the_client_uploads],
}
for task, of_task in checks.items():
    for check in of_task:
        started = time.monotonic()
        error = None
        try:
            check()
        except Exception:
            error = traceback.format_exc()
        result = {
            "name": check.__name__.replace("_", " "),
            "files": [f"{task}/boto3.py"],
            "status": "ran",
            "on": server["label"] if is_whole or task != "multipart" else None,
            "error": error,
            "ms": (time.monotonic() - started) * 1000,
        }
        print(json.dumps(result, separators=(",", ":")))
