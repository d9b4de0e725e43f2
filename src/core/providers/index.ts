// Generated from the files of this folder by test/unit/providers/index.test.ts: npm run unit -- -u
import { aws } from './aws.js';
import { azure } from './azure.js';
import { b2 } from './b2.js';
import { ceph } from './ceph.js';
import { cos } from './cos.js';
import { garage } from './garage.js';
import { gcs } from './gcs.js';
import { localstack } from './localstack.js';
import { minio } from './minio.js';
import { moto } from './moto.js';
import { obs } from './obs.js';
import { oci } from './oci.js';
import { oss } from './oss.js';
import { r2 } from './r2.js';
import { s3proxy } from './s3proxy.js';
import { s3rver } from './s3rver.js';
import { seaweedfs } from './seaweedfs.js';
import { spaces } from './spaces.js';
import { supabase } from './supabase.js';
import { versitygw } from './versitygw.js';
import { wasabi } from './wasabi.js';

export const providers = [
  aws,
  azure,
  b2,
  ceph,
  cos,
  garage,
  gcs,
  localstack,
  minio,
  moto,
  obs,
  oci,
  oss,
  r2,
  s3proxy,
  s3rver,
  seaweedfs,
  spaces,
  supabase,
  versitygw,
  wasabi,
] as const;

/** Ids of the stores that are known. */
export type ProviderId = (typeof providers)[number]['id'];
