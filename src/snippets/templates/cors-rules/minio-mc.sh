# MinIO: the same list on a running server, with mc
# region snippet
store='https://s3.us-east-1.amazonaws.com' # {{endpointUrl}}
origin='https://app.example.com' # {{origins}}

# The keys of an administrator. Several origins stand with a comma between them, and no restart is needed.
mc alias set uploads "$store" "$MINIO_ROOT_USER" "$MINIO_ROOT_PASSWORD"
mc admin config set uploads api cors_allow_origin="$origin"
# endregion
