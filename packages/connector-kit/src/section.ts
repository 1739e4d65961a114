/** A secret that says nothing until it is asked. */
export interface SecretText {
  reveal(): string;
}

/** The provider's part of a channel's configuration, as given; secrets are already fetched from where they are kept. */
export interface ProviderSection {
  readonly endpoint: unknown;
  readonly account: unknown;
  readonly secrets: Readonly<Record<string, SecretText>>;
}
