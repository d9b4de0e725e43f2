import { ensureGoProgram, lacksGoProgram } from './goProgram.mjs';
import { dataFolder, freePort, startProcess } from './serverProcess.mjs';

const pin = {
  program: 'minio',
  module: 'github.com/minio/minio',
  version: '2026-02-12',
  moduleVersion: 'v0.0.0-20260212201848-7aac2a2c5b7c',
};

/** MinIO: verifies everything, and judges CORS for all buckets alike. */
export const minio = {
  name: 'minio',
  label: `MinIO ${pin.version}`,
  lacks: () => lacksGoProgram(pin),
  prepare: () => ensureGoProgram(pin),
  async start() {
    const command = await ensureGoProgram(pin);
    const port = await freePort();
    const folder = dataFolder('minio');
    const endpoint = `http://127.0.0.1:${port}`;
    const user = { accessKeyId: 'MINIOEXAMPLEUSER', secretAccessKey: 'minio-example-secret' };
    const { stop, pid } = await startProcess({
      command,
      args: ['server', folder, '--address', `127.0.0.1:${port}`, '--quiet'],
      env: {
        MINIO_ROOT_USER: user.accessKeyId,
        MINIO_ROOT_PASSWORD: user.secretAccessKey,
        MINIO_SITE_REGION: 'us-east-1',
        MINIO_BROWSER: 'off',
        MINIO_UPDATE: 'off',
        HOME: folder,
      },
      folder,
      url: `${endpoint}/minio/health/live`,
    });
    return { name: 'minio', label: minio.label, endpoint, region: 'us-east-1', user, stop, pid };
  },
};
