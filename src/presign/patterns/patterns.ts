import type { Pattern } from '../pattern.js';
import { awsSdkJsV2 } from './aws-sdk-js-v2.js';
import { awsSdkJsV3 } from './aws-sdk-js-v3.js';
import { boto3 } from './boto3.js';

/** Every pattern; a test holds this list against the folder. */
export const patterns: readonly Pattern[] = [awsSdkJsV3, awsSdkJsV2, boto3];
