/** A configuration that cannot be used. The sentence names the setting and what it takes. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
  readonly code = "invalid_config";
}
