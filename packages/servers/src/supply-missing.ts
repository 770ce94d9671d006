import { canInstallPackages, installPackages } from './apt-packages.js';
import { silent, type Progress } from './progress.js';
import { ServerSetupError, type Requirement } from './server-setup-error.js';

export interface SupplyOptions {
  progress?: Progress;
  /** May system packages be installed (Debian or Ubuntu, as root only)? Default: yes. */
  allowInstall?: boolean;
}

/** Installs what is missing where that is possible and allowed, and otherwise says how to. */
export async function supplyMissing(missing: readonly Requirement[], options: SupplyOptions): Promise<void> {
  if (missing.length === 0) return;
  if (options.allowInstall === false || !canInstallPackages()) throw new ServerSetupError(missing);
  await installPackages(missing, options.progress ?? silent);
}
