import * as vscode from 'vscode';
import type { AccountChoice } from '../../probe/node/account.js';

/** The credentials' names and the store that the user's own settings tell; a workspace has no say in it. */
export interface AccountSettings {
  readonly profiles: readonly string[];
  readonly endpoint: string | null;
  readonly region: string | null;
}

export function accountSettings(): AccountSettings {
  const text = (value: unknown): string | null =>
    typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
  const profiles = ownSetting('profiles');
  return {
    profiles: Array.isArray(profiles) ? profiles.filter((one): one is string => text(one) !== null) : [],
    endpoint: text(ownSetting('endpoint')),
    region: text(ownSetting('region')),
  };
}

/** Asks whose credentials to use; undefined when the user backs out. `region` is what the case knows. */
export async function chooseAccount(region: string | null): Promise<AccountChoice | undefined> {
  const settings = accountSettings();
  const defaults = 'Default credentials';
  const items = [
    { label: defaults, description: 'environment, then the default profile, as the AWS SDK finds them' },
    ...settings.profiles.map((profile) => ({ label: profile, description: 'profile' })),
  ];
  const choice = await vscode.window.showQuickPick(items, {
    title: `Credentials for ${settings.endpoint ?? 'Amazon S3'}`,
    placeHolder: 'They stay on this machine and sign the requests that you see next',
  });
  if (choice === undefined) return undefined;
  const known = region !== null && /^[a-z0-9-]{2,30}$/.test(region) ? region : null;
  return {
    profile: choice.description === 'profile' ? choice.label : null,
    endpoint: settings.endpoint,
    region: settings.region ?? known ?? 'us-east-1',
  };
}

function ownSetting(name: 'profiles' | 'endpoint' | 'region'): unknown {
  return vscode.workspace.getConfiguration('s3UploadDoctor.checks').inspect(name)?.globalValue;
}
