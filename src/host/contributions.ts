/** The ids that the manifest and the code share; a test holds both to each other. */
export const commandIds = {
  diagnose: 's3UploadDoctor.diagnose',
  diagnoseSelection: 's3UploadDoctor.diagnoseSelection',
  diagnoseClipboard: 's3UploadDoctor.diagnoseClipboard',
  diagnoseFile: 's3UploadDoctor.diagnoseFile',
  insertSnippet: 's3UploadDoctor.insertSnippet',
  copyReport: 's3UploadDoctor.copyReport',
  openCausePage: 's3UploadDoctor.openCausePage',
  checkLive: 's3UploadDoctor.checkLive',
  applyCors: 's3UploadDoctor.applyCors',
  undoCors: 's3UploadDoctor.undoCors',
  listUnfinishedUploads: 's3UploadDoctor.listUnfinishedUploads',
  judgeCors: 's3UploadDoctor.judgeCors',
  openSample: 's3UploadDoctor.openSample',
  proveSignature: 's3UploadDoctor.proveSignature',
  forgetSecretKeys: 's3UploadDoctor.forgetSecretKeys',
} as const;

export type CommandId = (typeof commandIds)[keyof typeof commandIds];

export const panelViewType = 's3UploadDoctor.fixPanel';

/** What stands in front of the commands in the palette, and names the panel, the log and the problems. */
export const productName = 'S3 Upload Doctor';
