/** Every kind of failure, as `[weight, rule, provider, make]`. */
import { addressFailures } from './address.mjs';
import { bodyFailures } from './body.mjs';
import { browserFailures } from './browser.mjs';
import { clientFailures } from './client.mjs';
import { clockFailures } from './clocks.mjs';
import { credentialFailures } from './credentials.mjs';
import { dialectFailures } from './dialects.mjs';
import { elsewhereFailures } from './elsewhere.mjs';
import { frontFailures } from './front.mjs';
import { headerFailures } from './headers.mjs';
import { postFailures } from './post.mjs';
import { storeFailures } from './store.mjs';
import { timeFailures } from './time.mjs';
import { toldFailures } from './told.mjs';
import { urlFailures } from './urls.mjs';

export const failures = [
  ...timeFailures,
  ...clockFailures,
  ...credentialFailures,
  ...headerFailures,
  ...addressFailures,
  ...storeFailures,
  ...bodyFailures,
  ...postFailures,
  ...frontFailures,
  ...browserFailures,
  ...clientFailures,
  ...toldFailures,
  ...elsewhereFailures,
  ...dialectFailures,
  ...urlFailures,
];
