# MinIO: its own list of origins, for the whole server
# region snippet
# MinIO has no CORS rules per bucket. Set this where the server is started, and start it anew: several origins stand with
# a comma between them. Without it every origin is allowed.
export MINIO_API_CORS_ALLOW_ORIGIN='https://app.example.com' # {{origins}}
# endregion
