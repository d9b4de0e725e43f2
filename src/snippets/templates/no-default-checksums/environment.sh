# Environment, for the CLI and any SDK
# region snippet
# For stores that refuse the CRC32 which SDKs of 2025 and later add to every upload.
export AWS_REQUEST_CHECKSUM_CALCULATION=when_required
export AWS_RESPONSE_CHECKSUM_VALIDATION=when_required
# endregion
